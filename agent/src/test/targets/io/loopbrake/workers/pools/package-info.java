/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** The pools; included in some tests, not in others. */
package io.loopbrake.workers.pools;
