/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** What tools that watch a JVM show of the agent: recordings, metrics. */
package io.loopbrake.agent.monitoring;
