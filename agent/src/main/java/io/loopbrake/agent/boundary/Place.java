/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.boundary;

import io.loopbrake.agent.config.TaskPattern;
import io.loopbrake.agent.gate.TaskEvents;

/** In certain methods of a class, what is to be told of one boundary. Immutable. */
final class Place {
  private final int boundary;
  private final int first;
  private final int last;
  private final String callee;
  private final TaskPattern pattern;
  private final boolean optional;
  private final String descriptor;
  private final String[] methods;

  private Place(
      int boundary,
      int first,
      int last,
      String callee,
      TaskPattern pattern,
      boolean optional,
      String descriptor,
      String... methods) {
    this.boundary = boundary;
    this.first = first;
    this.last = last;
    this.callee = callee;
    this.pattern = pattern;
    this.optional = optional;
    this.descriptor = descriptor;
    this.methods = methods;
  }

  /** The whole of a method is a task. */
  static Place task(int boundary, String method) {
    return new Place(boundary, TaskEvents.BEGIN, TaskEvents.END, null, null, false, null, method);
  }

  /** The whole of any method that the user's pattern names is a task. */
  static Place task(int boundary, TaskPattern pattern) {
    return new Place(boundary, TaskEvents.BEGIN, TaskEvents.END, null, pattern, true, null);
  }

  /** The whole of a method is a task, or a part of one of the same boundary. */
  static Place part(int boundary, String method) {
    return new Place(boundary, TaskEvents.JOIN, TaskEvents.END, null, null, false, null, method);
  }

  /** The same of a method with this descriptor, which a class need not have. */
  static Place part(int boundary, String method, String descriptor) {
    return new Place(
        boundary, TaskEvents.JOIN, TaskEvents.END, null, null, true, descriptor, method);
  }

  /** Who runs the method is a worker, and idle while nothing else is told. */
  static Place worker(int boundary, String method) {
    return new Place(boundary, TaskEvents.IDLE, TaskEvents.END, null, null, false, null, method);
  }

  /** The worker gets its next task from one of the methods, or null; in between it is idle. */
  static Place fetch(int boundary, String... methods) {
    return new Place(boundary, TaskEvents.IDLE, TaskEvents.NEXT, null, null, false, null, methods);
  }

  /**
   * A worker calls its next task, and is idle again when that returns.
   *
   * @param callee what is called, as {@code java/lang/Runnable.run}, whatever its descriptor
   * @param methods where; a class need not have all of them
   */
  static Place nextCall(int boundary, String callee, String... methods) {
    return new Place(
        boundary, TaskEvents.NEXT, TaskEvents.IDLE, callee, null, false, null, methods);
  }

  /** Whoever runs one of the methods calls a task inside of what it does. */
  static Place nestedCall(int boundary, String callee, String... methods) {
    return new Place(
        boundary, TaskEvents.BEGIN, TaskEvents.END, callee, null, false, null, methods);
  }

  /** The same, of which some versions of the class have nothing. */
  Place orAbsent() {
    return new Place(boundary, first, last, callee, pattern, true, descriptor, methods);
  }

  /** Whether calls in the methods are told of, rather than the methods themselves. */
  boolean isCall() {
    return callee != null;
  }

  /** Whether what the methods return is the worker's next task. */
  boolean isFetch() {
    return callee == null && last == TaskEvents.NEXT;
  }

  int boundary() {
    return boundary;
  }

  /** The event to tell first. */
  int first() {
    return TaskEvents.event(boundary, first);
  }

  /** The event to tell last. */
  int last() {
    return TaskEvents.event(boundary, last);
  }

  /** What the user wrote, or null for what is known without it. */
  TaskPattern pattern() {
    return pattern;
  }

  /** Whether nothing is amiss with a class that has no such place. */
  boolean isOptional() {
    return optional;
  }

  /** The descriptor that a method must have; null if any will do. */
  String descriptor() {
    return descriptor;
  }

  boolean isIn(String method, String methodDescriptor) {
    if (descriptor != null && !descriptor.equals(methodDescriptor)) {
      return false;
    }
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
