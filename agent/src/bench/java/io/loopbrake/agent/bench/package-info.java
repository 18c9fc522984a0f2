/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The benchmarks behind docs/performance.md. Each measures its variants in turn (A B C A B C ...),
 * every time in a new JVM, and compares within a round, so that a machine that grows slower or
 * faster meanwhile does not favour one of them.
 */
package io.loopbrake.agent.bench;
