/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Programs in which threads are suspended, and get an error there, by the agent's own means. */
package io.loopbrake.suspending;
