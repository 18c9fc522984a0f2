/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Programs in which somebody interrupts work that never ends, by the means that the work's own engine
 * has for it. The work is in {@code app}, which knows nothing of Loopbrake.
 */
package io.loopbrake.engines;
