/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Engines that interrupt work by themselves, and what becomes of work that takes no note of it.
 * What is given to them is what {@code docs/engines.md} says.
 */
package io.loopbrake.agent.engines;
