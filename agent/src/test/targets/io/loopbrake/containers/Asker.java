/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.containers;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** Asks a container one question after the other, in several threads, and checks and counts the answers. */
final class Asker implements Runnable {
  private static final int MOST = 100;

  /** More than any of the containers has workers. */
  private static final int CROWD = 8;

  private final Container container;
  private final AtomicLong right = new AtomicLong();
  private volatile String wrong = "none";
  private volatile boolean enough;

  Asker(Container container) {
    this.container = container;
  }

  @Override
  public void run() {
    for (int last = 1; wrong.equals("none") && !enough; last = last % MOST + 1) {
      String expected = String.valueOf((long) last * (last + 1) / 2);
      try {
        String answer = container.ask("sum " + last);
        if (answer.startsWith(expected + " ")) {
          right.incrementAndGet();
        } else {
          wrong = "the sum up to " + last + " is not " + answer;
        }
      } catch (Throwable failure) {
        wrong = failure.toString();
      }
    }
  }

  void end() {
    enough = true;
  }

  long right() {
    return right.get();
  }

  String wrong() {
    return wrong;
  }

  /** Whether the thread gives an answer, when many ask at once. */
  boolean hearsOf(long worker, long patienceMillis) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(patienceMillis);
    AtomicBoolean heard = new AtomicBoolean();
    while (!heard.get() && System.nanoTime() < end) {
      List<Thread> crowd = new ArrayList<>();
      for (int i = 0; i < CROWD; i++) {
        Thread one = new Thread(() -> ask(worker, heard), "crowd");
        crowd.add(one);
        one.start();
      }
      for (Thread one : crowd) {
        one.join();
      }
    }
    return heard.get();
  }

  private void ask(long worker, AtomicBoolean heard) {
    try {
      if (container.ask("wait 50").endsWith(" " + worker)) {
        heard.set(true);
      }
    } catch (Exception e) {
      wrong = e.toString();
    }
  }
}
