/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * What the benchmarks run in other JVMs; each program prints lines of a name, a tab and a value.
 */
package io.loopbrake.agent.bench.programs;
