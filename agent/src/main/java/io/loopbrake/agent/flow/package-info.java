/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Finds the back-edges of a method and decides which of them can hold a checkpoint. Also finds
 * cleanup code, in which a stop should wait.
 *
 * <p>This package reads code and changes none; it does not know the calls that will be planted.
 */
package io.loopbrake.agent.flow;
