/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Reads the stack of a thread within a checkpoint, for the rules that decide about a stop.
 *
 * <p>This package reads frames and does not judge them. It runs in threads of the application and
 * must not run code of the application. Classes that need more than Java 8 are in {@code
 * src/main/java11} and are loaded by name.
 */
package io.loopbrake.agent.stack;
