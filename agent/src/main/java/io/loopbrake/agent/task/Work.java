/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.task;

/**
 * Something that a thread has begun: a task, or a wait for one. Immutable, except that {@link
 * #below} skips work that has turned out to be over.
 */
final class Work {
  private enum Kind {
    TASK,
    IDLE,
    UNKNOWN
  }

  final long number;
  final int boundary;
  final long sinceNanos;

  /** The number of works from this one down when it began, itself included. */
  final int depth;

  /** The work around this one; null if there is none. */
  Work below;

  /** The work of which this is a part; itself if it is no part. */
  final Work whole;

  private final Kind kind;

  private Work(Kind kind, long number, int boundary, Work below, long sinceNanos) {
    this.kind = kind;
    this.number = number;
    this.boundary = boundary;
    this.below = below;
    this.sinceNanos = sinceNanos;
    this.depth = below == null ? 1 : below.depth + 1;
    this.whole = this;
  }

  private Work(int boundary, Work below) {
    this.kind = below.kind;
    this.number = below.number;
    this.boundary = boundary;
    this.below = below;
    this.sinceNanos = below.sinceNanos;
    this.depth = below.depth + 1;
    this.whole = below.whole;
  }

  /** A part of what is below, which ends at a boundary of its own. */
  static Work part(int boundary, Work below) {
    return new Work(boundary, below);
  }

  static Work task(long number, int boundary, Work below) {
    return new Work(Kind.TASK, number, boundary, below, System.nanoTime());
  }

  static Work idle(int boundary, Work below) {
    return new Work(Kind.IDLE, 0, boundary, below, 0);
  }

  /** A task whose begin was not noted, or that cannot be distinguished from another one. */
  static Work unknown(long number, int boundary, Work below) {
    return new Work(Kind.UNKNOWN, number, boundary, below, System.nanoTime());
  }

  boolean isIdle() {
    return kind == Kind.IDLE;
  }

  /** Such as {@code 1893}, or {@code u2} for the second task of its thread that is unknown. */
  String name() {
    return kind == Kind.UNKNOWN ? "u" + number : String.valueOf(number);
  }
}
