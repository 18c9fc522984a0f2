/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The commands of the shell, for users and scripts without JConsole. They run in a separate JVM and
 * use the agent over JMX like any other client, or over a connection that an agent which they have
 * started opens to them.
 *
 * <p>This package knows the values of the options and their syntax, the names of the MBean, of its
 * operations and of its columns, and the states of a request. It knows no other part of the agent,
 * and gets all information about it from the operations. No class of this package may be loaded in
 * the JVM of an application.
 */
package io.loopbrake.agent.cli;
