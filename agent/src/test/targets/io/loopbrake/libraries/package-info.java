/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Libraries that hand work and messages to their threads, with a drill that stops some of it. */
package io.loopbrake.libraries;
