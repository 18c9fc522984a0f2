/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** A program that has Flink run jobs; what they do is in {@code app}. */
package io.loopbrake.engines.flink;
