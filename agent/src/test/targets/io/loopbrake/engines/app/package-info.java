/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Work for engines: some of it never ends, and takes no note of an interrupt. */
package io.loopbrake.engines.app;
