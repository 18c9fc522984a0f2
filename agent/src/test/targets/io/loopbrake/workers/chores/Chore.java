/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.workers.chores;

/**
 * A piece of work. Honest ones and runaways do the same, so that they stand at the same places of
 * the same methods; a runaway only never comes to its end.
 */
public abstract class Chore {
  private static final int TURNS = 20_000;

  private final boolean runaway;
  private volatile boolean enough;
  private volatile Thread worker;
  private volatile boolean finished;
  private volatile Throwable seen;
  private volatile long turns;

  Chore(boolean runaway) {
    this.runaway = runaway;
  }

  /** Called by the pool. */
  public abstract void perform();

  final void begin() {
    worker = Thread.currentThread();
  }

  final void end() {
    finished = true;
  }

  /** Some of the work; of a runaway, one of its turns. */
  final void spin() {
    long sum = turns;
    for (int i = 0; i < TURNS; i++) {
      sum += Math.floorMod(sum * 31 + i, 7);
    }
    turns = sum;
  }

  /** Whether there is more to do after so many parts. */
  final boolean isMore(int done, int parts) {
    return runaway ? !enough : done < parts;
  }

  /** What handlers do. */
  final void note(Throwable caught) {
    seen = caught;
  }

  /** Ends a runaway that nothing else has ended. */
  public final void finish() {
    enough = true;
  }

  /** Grows while it is at work. */
  public final long turns() {
    return turns;
  }

  public final Thread worker() {
    return worker;
  }

  public final boolean isFinished() {
    return finished;
  }

  /** What a handler of the work has caught, or null. */
  public final Throwable seen() {
    return seen;
  }
}
