/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Starts the agent, in order, and removes it. This package may import every package; no package
 * imports this one.
 */
package io.loopbrake.agent;
