/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** What is stopped: it alone is given brakes. */
package io.loopbrake.counted.loops;
