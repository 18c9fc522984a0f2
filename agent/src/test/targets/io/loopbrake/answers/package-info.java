/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Runs what others have written to test their own code. */
package io.loopbrake.answers;
