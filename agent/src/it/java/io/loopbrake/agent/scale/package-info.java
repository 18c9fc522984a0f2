/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * What becomes of the agent where there is a great deal of something. Prints figures, has no
 * limits.
 */
package io.loopbrake.agent.scale;
