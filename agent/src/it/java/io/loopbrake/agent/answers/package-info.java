/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Whether programs give the same answers with the agent as without, by tests of their own. */
package io.loopbrake.agent.answers;
