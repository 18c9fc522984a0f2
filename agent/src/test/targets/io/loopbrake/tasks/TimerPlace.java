/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.tasks;

import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.ThreadLocalRandom;

/** A timer, whose one thread does not outlive what a task throws. */
final class TimerPlace extends Place {
  private static final int MOST_DELAY_MILLIS = 2;

  private final Timer timer = new Timer("timer");
  private final Witness witness;

  TimerPlace(Witness witness) {
    this.witness = witness;
  }

  @Override
  void start(Runnable done) {
    Job job = new Job(witness, done, false);
    timer.schedule(
        new TimerTask() {
          @Override
          public void run() {
            job.run();
          }
        },
        ThreadLocalRandom.current().nextInt(MOST_DELAY_MILLIS));
  }

  @Override
  int threads() {
    return 1;
  }

  @Override
  void close() {
    timer.cancel();
  }
}
