/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.boundary;

import io.loopbrake.agent.config.TaskPattern;
import io.loopbrake.agent.gate.TaskEvents;
import java.util.Arrays;

/** The event that certain methods of a class report for one boundary. Immutable. */
final class Place {
  private final int boundary;
  private final int first;
  private final int last;
  private final String[] callees;
  private final TaskPattern pattern;
  private final boolean optional;
  private final boolean endsWhenThrown;
  private final String descriptor;
  private final String[] methods;

  private Place(
      int boundary,
      int first,
      int last,
      String[] callees,
      TaskPattern pattern,
      boolean optional,
      boolean endsWhenThrown,
      String descriptor,
      String... methods) {
    this.boundary = boundary;
    this.first = first;
    this.last = last;
    this.callees = callees;
    this.pattern = pattern;
    this.optional = optional;
    this.endsWhenThrown = endsWhenThrown;
    this.descriptor = descriptor;
    this.methods = methods;
  }

  private static Place ofMethods(int boundary, int first, int last, String... methods) {
    return new Place(boundary, first, last, null, null, false, false, null, methods);
  }

  private static Place ofCalls(
      int boundary, int first, int last, String callee, String... methods) {
    return new Place(
        boundary, first, last, new String[] {callee}, null, false, false, null, methods);
  }

  /** The whole of a method is a task. */
  static Place task(int boundary, String method) {
    return ofMethods(boundary, TaskEvents.BEGIN, TaskEvents.END, method);
  }

  /** The whole of any method that the user's pattern names is a task. */
  static Place task(int boundary, TaskPattern pattern) {
    return new Place(boundary, TaskEvents.BEGIN, TaskEvents.END, null, pattern, true, false, null);
  }

  /** The whole of a method is a task, or a part of one of the same boundary. */
  static Place part(int boundary, String method) {
    return ofMethods(boundary, TaskEvents.JOIN, TaskEvents.END, method);
  }

  /**
   * As {@link #part(int, String)}, of a method with this descriptor, which a class need not have.
   */
  static Place part(int boundary, String method, String descriptor) {
    return new Place(
        boundary, TaskEvents.JOIN, TaskEvents.END, null, null, true, false, descriptor, method);
  }

  /** The thread that runs the method is a worker, and idle until another event. */
  static Place worker(int boundary, String method) {
    return ofMethods(boundary, TaskEvents.IDLE, TaskEvents.END, method);
  }

  /** The worker gets its next task from one of the methods, or null; meanwhile it is idle. */
  static Place fetch(int boundary, String... methods) {
    return ofMethods(boundary, TaskEvents.IDLE, TaskEvents.NEXT, methods);
  }

  /**
   * A worker calls its next task, and is idle again when that returns.
   *
   * @param callee the method that is called, such as {@code java/lang/Runnable.run}, with any
   *     descriptor
   * @param methods the methods with the call; a class need not have all of them
   */
  static Place nextCall(int boundary, String callee, String... methods) {
    return ofCalls(boundary, TaskEvents.NEXT, TaskEvents.IDLE, callee, methods);
  }

  /** A thread that runs one of the methods calls a task inside of its present work. */
  static Place nestedCall(int boundary, String callee, String... methods) {
    return ofCalls(boundary, TaskEvents.BEGIN, TaskEvents.END, callee, methods);
  }

  /** The same place, which some versions of the class do not have. */
  Place orAbsent() {
    return new Place(
        boundary, first, last, callees, pattern, true, endsWhenThrown, descriptor, methods);
  }

  /** The same place; some versions of the class call this method instead. */
  Place orCallOf(String other) {
    String[] more = Arrays.copyOf(callees, callees.length + 1);
    more[callees.length] = other;
    return new Place(
        boundary, first, last, more, pattern, optional, endsWhenThrown, descriptor, methods);
  }

  /**
   * The same call, whose end is reported also if it throws: before the calling method handles the
   * throwable or passes it on.
   */
  Place alsoWhenThrown() {
    return new Place(boundary, first, last, callees, pattern, optional, true, descriptor, methods);
  }

  boolean endsWhenThrown() {
    return endsWhenThrown;
  }

  /** Whether the tasks are calls in the methods, and not the methods themselves. */
  boolean isCall() {
    return callees != null;
  }

  /** Whether the methods return the worker's next task. */
  boolean isFetch() {
    return callees == null && last == TaskEvents.NEXT;
  }

  int boundary() {
    return boundary;
  }

  /** The event at the beginning. */
  int first() {
    return TaskEvents.event(boundary, first);
  }

  /** The event at the end. */
  int last() {
    return TaskEvents.event(boundary, last);
  }

  /** The pattern of the user; null for a known boundary. */
  TaskPattern pattern() {
    return pattern;
  }

  /** Whether a class may lack the place. */
  boolean isOptional() {
    return optional;
  }

  /** The descriptor that a method must have; null if any will do. */
  String descriptor() {
    return descriptor;
  }

  /** Whether the place may be in a method of this name, whatever its descriptor. */
  boolean mayBeIn(String method) {
    return pattern == null
        ? Arrays.asList(methods).contains(method)
        : pattern.methods().methods().matches(method);
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

  /** Whether a call of this method is a task. */
  boolean isCallOf(String owner, String method) {
    for (String callee : callees) {
      if (callee.equals(owner + '.' + method)) {
        return true;
      }
    }
    return false;
  }

  /** The methods, for the list of methods that were not found. */
  @Override
  public String toString() {
    return pattern == null ? String.join(" or ", methods) : pattern.toString();
  }
}
