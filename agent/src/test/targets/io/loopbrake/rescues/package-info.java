/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** What runs away in JVMs without the agent. */
package io.loopbrake.rescues;
