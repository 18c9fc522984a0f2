/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Stops loops that a JIT takes for counted, in a JVM that has to come to its safepoints. */
package io.loopbrake.counted;
