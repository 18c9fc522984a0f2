/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Runs programs that tests generate, one after the other in one JVM, and stops some. */
package io.loopbrake.generated;
