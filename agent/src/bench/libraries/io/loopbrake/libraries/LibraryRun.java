/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.libraries;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Lets one library do the same turn again and again. Prints how many turns a second it did from the
 * beginning, its own loading included, and once warm, and the result, which is the same each time.
 */
public final class LibraryRun {
  private static final double NANOS = 1e9;
  private static final int PARTS = 5;

  private final Turn turn;
  private final long expected;

  private LibraryRun(Turn turn) throws Exception {
    this.turn = turn;
    this.expected = turn.run();
  }

  /** Arguments: the class of the turn, the first seconds, those to warm up, those to measure. */
  public static void main(String[] arguments) throws Exception {
    String name = arguments[0];
    long start = System.nanoTime();
    LibraryRun run =
        new LibraryRun(
            (Turn)
                Class.forName("io.loopbrake.libraries." + name)
                    .getDeclaredConstructor()
                    .newInstance());
    run.print(name + ", first seconds", run.turnsPerSecond(start, 1, seconds(arguments[1])));
    run.turnsPerSecond(System.nanoTime(), 0, seconds(arguments[2]));
    List<Double> parts = new ArrayList<>();
    for (int part = 0; part < PARTS; part++) {
      parts.add(run.turnsPerSecond(System.nanoTime(), 0, seconds(arguments[3]) / PARTS));
    }
    Collections.sort(parts);
    run.print(name, parts.get(PARTS / 2));
    // A figure like the others, so of a size that none of it is lost.
    run.print(name + ", result", (int) run.expected);
  }

  private static double seconds(String argument) {
    return Double.parseDouble(argument);
  }

  private void print(String name, double figure) {
    System.out.println(name + "\t" + figure);
  }

  /** Counts turns until so many seconds have passed since the start. */
  private double turnsPerSecond(long start, int already, double seconds) throws Exception {
    long turns = already;
    long now = System.nanoTime();
    while (now - start < seconds * NANOS) {
      if (turn.run() != expected) {
        throw new IllegalStateException("this turn had another result than the first one");
      }
      turns++;
      now = System.nanoTime();
    }
    return turns * NANOS / (now - start);
  }

  /** A fixed piece of work. */
  interface Turn {
    long run() throws Exception;
  }
}
