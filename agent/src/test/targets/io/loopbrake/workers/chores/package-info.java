/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** What the pools do; included in each test. */
package io.loopbrake.workers.chores;
