/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Pools at work on tasks that do nothing, for the benchmark of what task boundaries cost. */
package io.loopbrake.agent.bench.tasks;
