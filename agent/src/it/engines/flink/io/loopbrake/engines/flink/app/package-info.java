/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** What runs on Flink's TaskManagers. */
package io.loopbrake.engines.flink.app;
