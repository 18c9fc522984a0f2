/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * May a stop be thrown here and now? Rules that look at the stack of the thread to stop, from
 * inside of it, while it passes a checkpoint.
 *
 * <p>Not here: which requests there are and how they end (package {@code control}), and how a stack
 * is read (package {@code stack}).
 */
package io.loopbrake.agent.delivery;
