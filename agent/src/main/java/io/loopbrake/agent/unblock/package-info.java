/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Ends waits that no interrupt ends: cancels the statement that a database executes, or closes the
 * socket that a thread reads from.
 *
 * <p>This package plants a note at the entry and the exit of methods that may wait, to know the
 * object that a thread waits on. It does not decide about stops: {@code control} names the thread
 * whose wait has to end.
 */
package io.loopbrake.agent.unblock;
