/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.stops;

/**
 * Stops a loop over and over, so that the JIT knows how a stop goes, and compiles the loop with its
 * gate armed if it has one; lets it run once more, and then needs all threads to come to a
 * safepoint, soon and when a gate is put back. Prints {@code polls} if they do each time. The argument is
 * the class of the loop.
 */
public final class PollsAfterStops {
  private static final int TURNS = 2;
  private static final int STOPS = 8;
  private static final long RUN_MILLIS = 120;
  private static final long COMPILED_MILLIS = 1000;
  private static final long PUT_BACK_MILLIS = 2000;

  private PollsAfterStops() {}

  public static void main(String[] arguments) throws Exception {
    Operator operator = new Operator();
    Runnable loop = (Runnable) Class.forName(arguments[0]).getConstructor().newInstance();
    for (int turn = 0; turn < TURNS; turn++) {
      for (int stop = 0; stop < STOPS; stop++) {
        if (new Runaway(loop).stopAfter(RUN_MILLIS, operator) < 0) {
          throw new IllegalStateException("not stopped");
        }
      }
      Runaway runaway = new Runaway(loop);
      runaway.start();
      for (long millis : new long[] {COMPILED_MILLIS, PUT_BACK_MILLIS}) {
        Thread.sleep(millis);
        System.gc();
      }
      operator.stop(runaway);
      runaway.join();
    }
    System.out.println("polls");
    System.exit(0);
  }
}
