/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** What goes wrong in programs, and what goes wrong for agents, to be told of by the agent. */
package io.loopbrake.troubleshooting;
