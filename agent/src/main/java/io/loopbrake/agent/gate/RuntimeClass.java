/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.gate;

/**
 * The class that instrumented code calls: the names and descriptors of its members, and its class
 * file.
 *
 * <p>It is in {@code java.lang} because every class loader finds it there: those of OSGi and JBoss
 * Modules delegate {@code java.*} and little else.
 */
public final class RuntimeClass {
  /** The name in the JVM's form. */
  public static final String INTERNAL_NAME = "java/lang/$Loopbrake";

  /** The name in Java's form. */
  public static final String NAME = "java.lang.$Loopbrake";

  /** The name of the static method, without parameters or result, that a flag checkpoint calls. */
  public static final String CHECKPOINT = "checkpoint";

  /** The descriptor of {@link #CHECKPOINT}. */
  public static final String CHECKPOINT_DESCRIPTOR = "()V";

  /**
   * The name of the method that does the same as {@link #CHECKPOINT} and is never inlined, for
   * armed gates and for nests of counted loops without gates.
   */
  public static final String CALLED = "called";

  /**
   * The name of the static method, without parameters or result, that a checkpoint at the entry of
   * a method calls.
   */
  public static final String ENTERED = "entered";

  /**
   * The name of the static method that a task boundary calls with one of the {@link TaskEvents}.
   */
  public static final String TASK = "task";

  /** The descriptor of {@link #TASK}. */
  public static final String TASK_DESCRIPTOR = "(I)V";

  /**
   * The name of the static method that a boundary calls after a worker has fetched, with the task
   * or null, and the event.
   */
  public static final String FETCHED = "fetched";

  /** The descriptor of {@link #FETCHED}. */
  public static final String FETCHED_DESCRIPTOR = "(Ljava/lang/Object;I)V";

  /** The name of the static method that tells whether a throwable is the stop error. */
  public static final String IS_STOP = "isStop";

  /** The descriptor of {@link #IS_STOP}. */
  public static final String IS_STOP_DESCRIPTOR = "(Ljava/lang/Throwable;)Z";

  /**
   * The name of the static method that a method which may wait calls: at its entry with its
   * receiver, and at each exit with null.
   */
  public static final String WAITS = "waits";

  /** The descriptor of {@link #WAITS}. */
  public static final String WAITS_DESCRIPTOR = "(Ljava/lang/Object;)V";

  /**
   * The name of the static field, an {@code int} that is always one. Loops multiply their steps by
   * it: the JIT compiler does not know its value, so it cannot treat such a loop as counted.
   */
  public static final String ONE = "one";

  /** The descriptor of {@link #ONE}. */
  public static final String ONE_DESCRIPTOR = "I";

  /** The name of the static method that returns the limit of a strip in a loop that counts up. */
  public static final String LIMIT_UP = "limitUp";

  /** The name of the static method that returns the limit of a strip in a loop that counts down. */
  public static final String LIMIT_DOWN = "limitDown";

  /** The descriptor of {@link #LIMIT_UP} and {@link #LIMIT_DOWN}. */
  public static final String LIMIT_DESCRIPTOR = "(III)I";

  static final String ARMED = "armed";
  static final String HANDLER = "handler";
  static final String TASKS = "tasks";
  static final String STOP_ERROR = "stopError";
  static final String ENTRY_HANDLER = "entryHandler";
  static final String ENTERING = "entering";

  private RuntimeClass() {}

  static byte[] classFile() {
    return BuiltClass.file("Runtime");
  }
}
