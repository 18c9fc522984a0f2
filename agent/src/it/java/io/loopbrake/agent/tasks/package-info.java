/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Whether a stop hits the task that was named, and no other: whole programs under many stops.
 *
 * <p>Not here: where the boundaries between tasks are.
 */
package io.loopbrake.agent.tasks;
