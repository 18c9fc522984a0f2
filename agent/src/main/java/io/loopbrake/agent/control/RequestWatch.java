/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

import io.loopbrake.agent.threads.OwnThreads;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Looks after open requests from a thread of its own, which exists from the start: when a server is
 * in trouble it may not be able to start another one.
 */
final class RequestWatch implements Runnable {
  private static final long SHORTEST = TimeUnit.MILLISECONDS.toNanos(1);
  private static final long LONGEST = TimeUnit.MILLISECONDS.toNanos(10);
  private static final long PATIENCE_MILLIS = 2_000;

  private final BooleanSupplier look;
  private final Thread thread = OwnThreads.create("control", this);
  private volatile boolean ended;
  private volatile boolean woken;

  /** Creates a watch; {@code look} tells whether there is anything left to look after. */
  RequestWatch(BooleanSupplier look) {
    this.look = look;
  }

  void start() {
    thread.start();
  }

  /** There is something new to look after. */
  void wake() {
    woken = true;
    LockSupport.unpark(thread);
  }

  /** Returns whether it has come to its end. */
  boolean end() {
    ended = true;
    LockSupport.unpark(thread);
    if (thread == Thread.currentThread()) {
      return false;
    }
    try {
      thread.join(PATIENCE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return !thread.isAlive();
  }

  @Override
  public void run() {
    long pause = SHORTEST;
    while (!ended) {
      if (woken) {
        woken = false;
        pause = SHORTEST;
      }
      if (isAnythingLeft()) {
        LockSupport.parkNanos(this, pause);
        pause = Math.min(LONGEST, pause + pause / 4);
      } else if (!woken) {
        LockSupport.park(this);
      }
    }
  }

  /** This thread must outlive an OutOfMemoryError of the application. */
  private boolean isAnythingLeft() {
    try {
      return look.getAsBoolean();
    } catch (Throwable lookAgain) {
      return true;
    }
  }
}
