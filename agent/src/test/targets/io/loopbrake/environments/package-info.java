/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** For programs that are started in all the ways in which applications are started. */
package io.loopbrake.environments;
