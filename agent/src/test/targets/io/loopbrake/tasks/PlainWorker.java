/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.tasks;

/**
 * Takes one job after the other. What happens between them is the thread's own life, task 0, which
 * ends with an interrupt; so does it with whatever a job throws.
 */
final class PlainWorker extends Thread {
  private final HomeMade place;

  PlainWorker(HomeMade place) {
    super("worker");
    setDaemon(true);
    setUncaughtExceptionHandler((ended, stop) -> {});
    this.place = place;
  }

  @Override
  public void run() {
    try {
      while (true) {
        process(place.take());
      }
    } catch (InterruptedException end) {
      place.witness().interruptedOutside();
    } finally {
      place.ended();
    }
  }

  private void process(Job job) {
    job.run();
  }
}
