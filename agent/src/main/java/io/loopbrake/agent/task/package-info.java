/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Knows the current task of each thread. It counts the tasks of a thread at their boundaries, so
 * that a stop can name one task and never hits the next one.
 *
 * <p>The places of the boundaries belong to package {@code boundary}, the stops to package {@code
 * control}. Code of this package runs in threads of the application, between their tasks. It must
 * be short, must not throw, and must not call classes of the JDK that may contain checkpoints.
 */
package io.loopbrake.agent.task;
