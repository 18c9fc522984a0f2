/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.environments;

import io.loopbrake.operating.Pause;
import io.loopbrake.operating.Subject;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Asks for a sum again and again, beside the thread that is stopped, and counts the right ones. */
final class Bystander implements Subject.Work {
  private static final long RIGHT = 5050;
  private static final int ENOUGH = 20;
  private static final long PATIENCE_MILLIS = TimeUnit.SECONDS.toMillis(20);

  private final LongSupplier sums;
  private volatile int answers;

  Bystander(LongSupplier sums) {
    this.sums = sums;
  }

  @Override
  public void run() {
    while (sums.getAsLong() == RIGHT) {
      answers++;
      Pause.millis(1);
    }
  }

  /** Waits for some more right answers. Returns whether they came. */
  boolean goesOn() {
    int before = answers;
    return Pause.until(() -> answers >= before + ENOUGH, PATIENCE_MILLIS);
  }

  /** Whether somebody new gets right answers. */
  static boolean startsAnew(LongSupplier sums) {
    Bystander another = new Bystander(sums);
    Subject.started("another", another);
    return another.goesOn();
  }
}
