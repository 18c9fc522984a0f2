/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.workers.pools;

import io.loopbrake.workers.chores.Chore;
import java.io.IOException;

/** A pool that somebody wrote. */
public abstract class Pool {
  private volatile Throwable last;

  /** The pool of this shape. */
  public static Pool of(String shape) throws IOException {
    switch (shape) {
      case "swallowsThrowable":
        return new SwallowingPool();
      case "swallowsException":
        return new ExceptionPool();
      case "rethrowsToSupervisor":
        return new SupervisedPool();
      case "dispatcher":
        return new Dispatcher();
      case "polls":
        return new PollingPool();
      case "ring":
        return new RingBuffer();
      case "readsCommands":
        return new CommandReader();
      case "series":
        return new Series();
      default:
        return new SelectLoop();
    }
  }

  /** Has a worker do it some time. */
  public abstract void submit(Chore chore);

  final void log(Throwable thrown) {
    last = thrown;
  }

  /** What was logged last. */
  public final Throwable last() {
    return last;
  }

  static void start(Runnable body, String name) {
    Thread thread = new Thread(body, name);
    thread.setDaemon(true);
    thread.setUncaughtExceptionHandler((dead, thrown) -> {});
    thread.start();
  }
}
