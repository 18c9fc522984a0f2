/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The MBean: its attributes and operations, their descriptions, and its registration.
 *
 * <p>Only this package uses the MBean server. It makes no decisions: it passes calls to the stop
 * control, and converts values to tables. A registration that fails is an error in the agent's log,
 * so this package imports {@code log}.
 */
package io.loopbrake.agent.jmx;
