/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Programs to be guarded, and one that tries what it may. */
package io.loopbrake.security;
