/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Home-made pools, none of which the agent knows, and the work that they do. */
package io.loopbrake.workers;
