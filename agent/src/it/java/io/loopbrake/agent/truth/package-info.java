/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Is what operators read true? */
package io.loopbrake.agent.truth;
