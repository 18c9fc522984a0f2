/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * What the stack of the calling thread looks like.
 *
 * <p>Runs in threads of the application, inside checkpoints: nothing here may run the application's
 * code.
 */
package io.loopbrake.agent.stack;
