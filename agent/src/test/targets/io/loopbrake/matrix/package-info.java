/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** For the matrix of JVMs: what is run in each of its cells. */
package io.loopbrake.matrix;
