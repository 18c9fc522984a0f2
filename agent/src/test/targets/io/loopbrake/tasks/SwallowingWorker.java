/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.tasks;

/** As {@link PlainWorker}, of which each job is said to swallow its stop. */
final class SwallowingWorker extends Thread {
  private static final int DONE = 7;

  private final HomeMade place;

  SwallowingWorker(HomeMade place) {
    super("worker");
    setDaemon(true);
    this.place = place;
  }

  @Override
  public void run() {
    try {
      while (true) {
        Job job = place.take();
        int result = process(job);
        if (result != (job.isStopped() ? 0 : DONE)) {
          place.witness().fault("the result of a job is " + result);
        }
      }
    } catch (InterruptedException end) {
      place.witness().interruptedOutside();
    } catch (Throwable stop) {
      place.witness().fault("not swallowed: " + stop);
    } finally {
      place.ended();
    }
  }

  private static int process(Job job) {
    job.run();
    return DONE;
  }
}
