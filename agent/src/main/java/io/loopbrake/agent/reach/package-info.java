/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * How a stop gets to a loop that has no checkpoint: the search for the loop on the stack of a
 * thread, and the checkpoints at the entry of the methods that it calls. What decides whether a
 * stop may be thrown lives in {@code delivery}, what becomes of a request in {@code control}.
 */
package io.loopbrake.agent.reach;
