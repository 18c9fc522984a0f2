/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.targets;

/**
 * Lets a shape run away until the JIT has compiled it for good, and then needs all threads to come
 * to a safepoint. Prints {@code polls} if they do.
 */
public final class StillPolls {
  private static final long LONG_ENOUGH_FOR_THE_JIT_MILLIS = 1500;

  private StillPolls() {}

  public static void main(String[] arguments) throws Throwable {
    Shape shape = Shape.of(arguments[0]).get(0);
    shape.valueOfFiniteRun();
    Runaway runaway = new Runaway(shape);
    runaway.start();
    Thread.sleep(LONG_ENOUGH_FOR_THE_JIT_MILLIS);
    System.gc();
    System.out.println(runaway.endsWithin(1) ? "ended" : "polls");
  }
}
