/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.stops;

/** A thread in a loop of one kind, which notes when the stop error arrives at its top. */
final class Runaway extends Thread {
  private static final long PATIENCE_MILLIS = 20_000;

  private final Runnable loop;
  private volatile long caughtAt;

  Runaway(Runnable loop) {
    this.loop = loop;
    setDaemon(true);
  }

  @Override
  public void run() {
    try {
      loop.run();
    } catch (Throwable stop) {
      caughtAt = System.nanoTime();
      if (!stop.getClass().getName().endsWith("LoopStoppedError")) {
        stop.printStackTrace();
      }
    }
  }

  /**
   * Lets the loop run for a while and stops it. Returns the nanoseconds from the request to the
   * error, or -1 if the thread does not end.
   */
  long stopAfter(long millis, Operator operator) throws Exception {
    start();
    Thread.sleep(millis);
    long askedAt = operator.stop(this);
    join(PATIENCE_MILLIS);
    return isAlive() ? -1 : caughtAt - askedAt;
  }
}
