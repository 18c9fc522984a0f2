/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Loops that do not give up when an error comes out of their work. */
package io.loopbrake.stubborn;
