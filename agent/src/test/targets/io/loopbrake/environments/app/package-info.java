/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** The application: what the agent is told to include. */
package io.loopbrake.environments.app;
