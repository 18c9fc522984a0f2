/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Small loops of many kinds: the only code that the agents instrument in the kernel benchmark. */
package io.loopbrake.agent.bench.kernels;
