/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Threads that wait, and threads that run where no checkpoint is. */
package io.loopbrake.waiters;
