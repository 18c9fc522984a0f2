/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The options of the agent, and the patterns that name classes.
 *
 * <p>This package contains immutable values and their parsers. It imports only the package {@code
 * message}, does not inspect the running JVM, and prints nothing.
 */
package io.loopbrake.agent.config;
