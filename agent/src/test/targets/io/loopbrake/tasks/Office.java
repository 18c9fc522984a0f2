/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.tasks;

import java.util.concurrent.Callable;

/** How a thread finds and calls tasks: for what the planters do to any class. */
public final class Office {
  private Office() {}

  /** Calls tasks, and others between them. */
  public static int calls(Runnable task, Callable<Integer> other) throws Exception {
    int sum = 0;
    for (int i = 0; i < 2; i++) {
      task.run();
      sum += other.call();
    }
    return sum;
  }

  /** The same for a task that throws what it likes; counts what is done afterwards. */
  public static int catches(Runnable task, Callable<Integer> other) throws Exception {
    int sum = 0;
    for (int i = 1; i <= 2; i++) {
      int weight = i;
      try {
        task.run();
        sum = -1;
      } catch (Error stopped) {
        sum += weight * other.call();
      }
    }
    return sum;
  }

  /** Gives a task, or none. */
  public static Runnable next(Runnable first, Runnable second) {
    for (Runnable task = first; ; task = second) {
      if (task != null) {
        return task;
      }
      if (second == null) {
        return null;
      }
    }
  }
}
