/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The connection on which a command of the shell asks an agent that it has started itself. The
 * command listens on the loopback address, and the agent connects to it, so that nothing listens in
 * the JVM of the application. Each side proves with a key of its own that it took part in the start
 * of the agent. Both sides come from the same jar, so the format has no versions.
 *
 * <p>A request is the number of an {@link io.loopbrake.agent.link.Operation} with numbers and texts
 * as its arguments; an answer consists of texts, numbers, maps and lists. No object is serialised.
 *
 * <p>This package knows neither the agent's parts nor the commands.
 */
package io.loopbrake.agent.link;
