/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The start of the agent, in order, and its undoing. May import every package; no package imports
 * this one.
 */
package io.loopbrake.agent;
