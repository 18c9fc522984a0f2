/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * What each thread works on: tasks are counted for each thread as it passes task boundaries, so
 * that a stop can name one of them and never hits the next.
 *
 * <p>Not here: where the boundaries are (package {@code boundary}), and stops (package {@code
 * control}). Code here runs in threads of the application, between its tasks: it must be short,
 * must not throw and must not call classes of the JDK that may hold checkpoints.
 */
package io.loopbrake.agent.task;
