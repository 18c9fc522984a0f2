/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Who may see and stop what over JMX, and what the agent must not open. */
package io.loopbrake.agent.security;
