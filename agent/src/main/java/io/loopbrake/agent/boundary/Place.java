/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.boundary;

import io.loopbrake.agent.config.TaskPattern;
import io.loopbrake.agent.gate.TaskEvents;

/** In certain methods of a class, what is to be told of one boundary. Immutable. */
final class Place {
  /** What the place is, and what is told first and last there. */
  enum Kind {
    /** The whole of a method is a task. */
    TASK(TaskEvents.BEGIN, TaskEvents.END),

    /** Who runs the method is a worker, and idle while nothing else is told. */
    WORKER(TaskEvents.IDLE, TaskEvents.END),

    /** The worker gets its next task from the method, or null; in between it is idle. */
    FETCH(TaskEvents.IDLE, TaskEvents.NEXT),

    /** A worker's method calls its next task, and the worker is idle again when that returns. */
    NEXT_CALL(TaskEvents.NEXT, TaskEvents.IDLE),

    /** Whoever runs the method calls a task inside of what it does. */
    NESTED_CALL(TaskEvents.BEGIN, TaskEvents.END);

    private final int first;
    private final int last;

    Kind(int first, int last) {
      this.first = first;
      this.last = last;
    }
  }

  private final Kind kind;
  private final int boundary;
  private final String callee;
  private final TaskPattern pattern;
  private final boolean optional;
  private final String[] methods;

  private Place(
      Kind kind,
      int boundary,
      String callee,
      TaskPattern pattern,
      boolean optional,
      String... methods) {
    this.kind = kind;
    this.boundary = boundary;
    this.callee = callee;
    this.pattern = pattern;
    this.optional = optional;
    this.methods = methods;
  }

  static Place task(int boundary, String method) {
    return new Place(Kind.TASK, boundary, null, null, false, method);
  }

  /** Any method that the user's pattern names is a task. */
  static Place task(int boundary, TaskPattern pattern) {
    return new Place(Kind.TASK, boundary, null, pattern, true);
  }

  static Place worker(int boundary, String method) {
    return new Place(Kind.WORKER, boundary, null, null, false, method);
  }

  static Place fetch(int boundary, String method) {
    return new Place(Kind.FETCH, boundary, null, null, false, method);
  }

  /**
   * Calls of a task by a worker.
   *
   * @param callee what is called, as {@code java/lang/Runnable.run}, whatever its descriptor
   * @param methods where; a class need not have all of them
   */
  static Place nextCall(int boundary, String callee, String... methods) {
    return new Place(Kind.NEXT_CALL, boundary, callee, null, false, methods);
  }

  /** As {@link #nextCall}, by whoever calls it inside of what it does. */
  static Place nestedCall(int boundary, String callee, String... methods) {
    return new Place(Kind.NESTED_CALL, boundary, callee, null, false, methods);
  }

  /** The same, of which some versions of the class have nothing. */
  Place orAbsent() {
    return new Place(kind, boundary, callee, pattern, true, methods);
  }

  Kind kind() {
    return kind;
  }

  int boundary() {
    return boundary;
  }

  /** The event to tell first. */
  int first() {
    return TaskEvents.event(boundary, kind.first);
  }

  /** The event to tell last. */
  int last() {
    return TaskEvents.event(boundary, kind.last);
  }

  /** What the user wrote, or null for what is known without it. */
  TaskPattern pattern() {
    return pattern;
  }

  /** Whether nothing is amiss with a class that has no such place. */
  boolean isOptional() {
    return optional;
  }

  boolean isIn(String method) {
    if (pattern != null) {
      return pattern.methods().methods().matches(method);
    }
    for (String name : methods) {
      if (name.equals(method)) {
        return true;
      }
    }
    return false;
  }

  /** Whether this is a call to tell of. */
  boolean isCallOf(String owner, String method) {
    return callee.equals(owner + '.' + method);
  }

  /** The methods, for a list of what was not found. */
  @Override
  public String toString() {
    return pattern == null ? String.join(" or ", methods) : pattern.toString();
  }
}
