/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** What runs on Spark's executors. */
package io.loopbrake.engines.spark.app;
