/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Who is told what of a stop, and stops that nobody asks for by hand. */
package io.loopbrake.agent.audit;
