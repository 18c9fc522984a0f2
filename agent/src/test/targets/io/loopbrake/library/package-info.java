/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** A library that the agent is not told of. */
package io.loopbrake.library;
