/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** For programs that stop their own threads and report what became of them. */
package io.loopbrake.operating;
