/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** What happens when something goes wrong in the middle of a stop. */
package io.loopbrake.agent.faults;
