/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.task;

/**
 * Something that a thread has begun: a task, or waiting for one. Immutable; {@link #below} is what
 * it was begun inside of.
 */
final class Work {
  private static final long IDLE = -1;

  /**
   * Stands for what nobody knows, because there was no memory or stack left to take note of it. Not
   * a task, so that nobody stops it.
   */
  static final Work LOST = idle(-1, null);

  final long number;
  final int boundary;
  final Work below;
  final long sinceNanos;

  /** What this is a part of; itself where it is none. */
  final Work whole;

  private Work(long number, int boundary, Work below, long sinceNanos) {
    this.number = number;
    this.boundary = boundary;
    this.below = below;
    this.sinceNanos = sinceNanos;
    this.whole = this;
  }

  private Work(int boundary, Work below) {
    this.number = below.number;
    this.boundary = boundary;
    this.below = below;
    this.sinceNanos = below.sinceNanos;
    this.whole = below.whole;
  }

  static Work task(long number, int boundary, Work below) {
    return new Work(number, boundary, below, System.nanoTime());
  }

  static Work idle(int boundary, Work below) {
    return new Work(IDLE, boundary, below, 0);
  }

  /** A part of what is below, which ends at a boundary of its own. */
  static Work part(int boundary, Work below) {
    return new Work(boundary, below);
  }

  boolean isIdle() {
    return number == IDLE;
  }
}
