/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The commands of the shell, for users and scripts without JConsole. They run in a separate JVM and
 * use the agent over JMX like any other client.
 *
 * <p>This package knows the values of the options and their syntax, and no other part of the agent.
 * It gets all information about the agent from the MBean. No class of this package may be loaded in
 * the JVM of an application.
 */
package io.loopbrake.agent.cli;
