/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.template;

import java.util.function.Consumer;
import java.util.function.IntConsumer;

/**
 * The class that instrumented code calls, under the name {@code java.lang.$Loopbrake}. It is not in
 * the jar under this one.
 */
@SuppressWarnings("overloads") // The two interfaces have defaults of the same name.
public final class RuntimeTemplate implements Runnable, IntConsumer, Consumer<Object> {
  /** Not final, so that no JIT compiler knows its value; nothing changes it. */
  public static int one = 1;

  private static volatile boolean armed;
  private static volatile Runnable handler = new RuntimeTemplate();
  private static volatile IntConsumer tasks = new RuntimeTemplate();
  private static volatile Class<?> stopError = Void.class; // has no instance
  private static volatile Runnable entryHandler = new RuntimeTemplate();
  private static volatile Thread entering;
  private static volatile Consumer<Object> waits = new RuntimeTemplate();

  private RuntimeTemplate() {}

  @ForceInline
  public static void checkpoint() {
    if (armed) {
      handler.run();
    }
  }

  /**
   * A checkpoint that is never inlined. HotSpot removes all polls from a counted loop that has a
   * call on one path through it, even if that path is never taken: if the loop only read the flag,
   * the next safepoint would have to wait until it ends. A call on each path polls.
   */
  @DontInline
  public static void called() {
    checkpoint();
  }

  /** A checkpoint for one thread only, because it may be in methods that all threads call. */
  public static void entered() {
    if (Thread.currentThread() == entering) {
      entryHandler.run();
    }
  }

  /**
   * Returns {@code to}, or {@code from} plus 2 to the power of {@code logarithm} if that is nearer.
   * {@code from} is not larger than {@code to}, so their distance fits into an unsigned int.
   */
  @ForceInline
  public static int limitUp(int from, int to, int logarithm) {
    if (to - from >>> logarithm != 0) {
      return from + (1 << logarithm);
    }
    return to;
  }

  /**
   * Returns {@code to}, or {@code from} minus 2 to the power of {@code logarithm} if that is
   * nearer. {@code from} is not smaller than {@code to}, so their distance fits into an unsigned
   * int.
   */
  @ForceInline
  public static int limitDown(int from, int to, int logarithm) {
    if (from - to >>> logarithm != 0) {
      return from - (1 << logarithm);
    }
    return to;
  }

  public static void task(int event) {
    tasks.accept(event);
  }

  /** The worker has fetched {@code task}. Null is no task, and not reported. */
  public static void fetched(Object task, int event) {
    if (task != null) {
      tasks.accept(event);
    }
  }

  public static boolean isStop(Throwable thrown) {
    return stopError.isInstance(thrown);
  }

  /**
   * A method of {@code on} that may wait is entered, or with null, the last such method is left.
   */
  public static void waits(Object on) {
    waits.accept(on);
  }

  /** The handler before the start of the agent and after its removal. */
  @Override
  public void run() {}

  @Override
  public void accept(int event) {}

  @Override
  public void accept(Object on) {}
}
