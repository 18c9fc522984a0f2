/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The commands of the shell, for people and scripts that have no JConsole at hand. They run in a
 * JVM of their own and reach the agent as any other client does, over JMX.
 *
 * <p>Knows the options' values and how they are written, and nothing else of ours: what the agent
 * is and does is its MBean's to say. No class of this package may be loaded where an application
 * runs.
 */
package io.loopbrake.agent.cli;
