/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Patterns that change while the application runs. */
package io.loopbrake.agent.reloading;
