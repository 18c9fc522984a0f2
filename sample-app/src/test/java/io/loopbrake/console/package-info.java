/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * A robot at a real JConsole: {@link io.loopbrake.console.Eyes} inside of it tell what it shows,
 * and mouse and keyboard of a virtual display do what a person would do.
 *
 * <p>It knows JConsole, and the names that JConsole shows of the agent's MBean. It calls nothing of
 * the agent, and nothing over JMX.
 */
package io.loopbrake.console;
