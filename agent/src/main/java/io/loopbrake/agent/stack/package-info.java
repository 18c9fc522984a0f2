/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * What a thread's stack looks like to the one who decides, within a checkpoint, whether the thread
 * is to be stopped there.
 *
 * <p>Reads frames and judges none. Runs in threads of the application and must run no code of
 * theirs. What needs more than Java 8 lies in {@code src/main/java11} and is loaded by name.
 */
package io.loopbrake.agent.stack;
