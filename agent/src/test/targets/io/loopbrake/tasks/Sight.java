/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.tasks;

/** What one task saw of stops. Written by the thread that runs the task. */
final class Sight {
  final long thread;

  /** The task's number, as {@link Numbers} has it. */
  final long number;

  /** The request whose stop error it got; 0 if it got none. */
  long request;

  /** How many interrupts it saw, as exceptions or at its flag. */
  int interrupts;

  Sight(long thread, long number) {
    this.thread = thread;
    this.number = number;
  }

  boolean isOfInterest() {
    return request != 0 || interrupts != 0;
  }

  @Override
  public String toString() {
    return "task "
        + thread
        + "#"
        + number
        + " saw request "
        + request
        + " and "
        + interrupts
        + " interrupts";
  }
}
