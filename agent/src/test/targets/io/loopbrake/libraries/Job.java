/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.libraries;

import io.loopbrake.libraries.app.Work;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One piece of work, and the record of how it ended. */
final class Job implements Runnable {
  private static final int RUNAWAY = -1;
  private static final int LONGEST = 20_000;

  private final int number;
  private final CountDownLatch end = new CountDownLatch(1);
  private final CompletableFuture<String> verdict = new CompletableFuture<>();
  private volatile Throwable thrown;
  private volatile boolean right;
  private volatile int runs;

  private Job(int number) {
    this.number = number;
  }

  static Job honest(int number) {
    return new Job(number % LONGEST);
  }

  static Job runaway() {
    return new Job(RUNAWAY);
  }

  boolean isRunaway() {
    return number == RUNAWAY;
  }

  @Override
  public void run() {
    runs++;
    try {
      right = isRunaway() ? Work.runAway() == 0 : Work.sum(number) == expected();
    } catch (Throwable t) {
      thrown = t;
      throw t;
    } finally {
      end.countDown();
    }
  }

  private long expected() {
    return (long) number * (number + 1) / 2;
  }

  CountDownLatch end() {
    return end;
  }

  /** What came out of it: a class, "right", "wrong" or "nothing". */
  String result() {
    if (end.getCount() > 0) {
      return "nothing";
    }
    return thrown != null ? thrown.getClass().getSimpleName() : right ? "right" : "wrong";
  }

  /** Takes note of what the library says of it in the end. */
  void judge(String says) {
    verdict.complete(says);
  }

  /** The same, for what a library says by handing on what was thrown. */
  void judge(Throwable failure) {
    judge(failure == null ? "done" : failure.getClass().getSimpleName());
  }

  /** What the library says of it, or "nothing" after so many milliseconds. */
  String awaitVerdict(long millis) throws Exception {
    try {
      return verdict.get(millis, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return "nothing";
    }
  }

  int runs() {
    return runs;
  }
}
