/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** An agent that moves byte code, as those for tracing and metrics do. */
package io.loopbrake.moving;
