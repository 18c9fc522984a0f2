/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** A program that has Spark run jobs; what they do is in {@code app}. */
package io.loopbrake.engines.spark;
