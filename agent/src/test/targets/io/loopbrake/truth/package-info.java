/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Programs that compare what is said of a stop with what they see themselves. */
package io.loopbrake.truth;
