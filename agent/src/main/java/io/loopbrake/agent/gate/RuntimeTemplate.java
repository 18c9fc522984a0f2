/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.gate;

import java.util.function.Consumer;
import java.util.function.IntConsumer;

/**
 * The class that instrumented code calls. At the start {@link RuntimeClass} renames it to {@code
 * java.lang.$Loopbrake}; under its own name it is never loaded.
 */
public final class RuntimeTemplate implements Runnable, IntConsumer, Consumer<Object> {
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
   * HotSpot takes all polls from a counted loop that has a call on any way through it, even if that
   * is never gone: with a mere look at the flag there the next safepoint would have to wait until
   * the loop ends. A call on every way polls.
   */
  @DontInline
  public static void called() {
    checkpoint();
  }

  /** For one thread only, since it may stand in methods that all threads call. */
  public static void entered() {
    if (Thread.currentThread() == entering) {
      entryHandler.run();
    }
  }

  @ForceInline
  public static int limitUp(int from, int to, int logarithm) {
    if (to - from >>> logarithm != 0) {
      return from + (1 << logarithm);
    }
    return to;
  }

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

  public static void fetched(Object task, int event) {
    if (task != null) {
      tasks.accept(event);
    }
  }

  public static boolean isStop(Throwable thrown) {
    return stopError.isInstance(thrown);
  }

  public static void waits(Object on) {
    waits.accept(on);
  }

  /** The handler before the start and after the shutdown. */
  @Override
  public void run() {}

  @Override
  public void accept(int event) {}

  @Override
  public void accept(Object on) {}
}
