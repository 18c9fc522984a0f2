/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent;

import io.loopbrake.agent.control.RequestState;
import io.loopbrake.agent.control.RequestView;
import io.loopbrake.agent.control.StopControl;
import io.loopbrake.agent.threads.LiveThreads;
import io.loopbrake.agent.threads.ShutdownHook;
import java.util.concurrent.TimeUnit;

/**
 * Delays the end of a JVM whose last thread was just stopped, until the audit line is written and
 * the operator has the answer. If no request has changed lately, there is no delay.
 */
final class ExitDelay implements ShutdownHook.Work {
  private static final long MOMENT_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(3);
  private static final long PAUSE_MILLIS = 20;

  private final StopControl control;

  ExitDelay(StopControl control) {
    this.control = control;
  }

  @Override
  public void run() throws InterruptedException {
    long start = System.nanoTime();
    while (isFresh() && System.nanoTime() - start < LONGEST_NANOS) {
      Thread.sleep(PAUSE_MILLIS);
    }
  }

  /**
   * Whether a request came into its state less than a second ago, or is about to come into its last
   * one.
   */
  private boolean isFresh() {
    for (RequestView request : control.requests()) {
      boolean isChanging =
          request.state() == RequestState.DELIVERED && hasEnded(request.threadId());
      if (isChanging || request.nanosInState() < MOMENT_NANOS) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasEnded(long threadId) {
    try {
      return !LiveThreads.withId(threadId).isAlive();
    } catch (IllegalArgumentException none) {
      return true;
    }
  }
}
