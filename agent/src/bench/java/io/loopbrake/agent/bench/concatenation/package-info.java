/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Loops for the benchmark of rescues that need a newer compiler than that of Java 8. */
package io.loopbrake.agent.bench.concatenation;
