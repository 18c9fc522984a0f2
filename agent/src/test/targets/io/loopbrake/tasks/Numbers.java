/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.tasks;

/** How a task comes to know the number that the agent gave it. */
interface Numbers {
  /** The number of the task that the calling thread has just begun. */
  long begin();

  /** The number of the task that the calling thread is at. */
  long current();

  /** By how much the agent's numbers in one thread may all be larger. */
  long mostOffset();
}
