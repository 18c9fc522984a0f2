/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

import io.loopbrake.agent.threads.OwnThread;
import java.util.concurrent.TimeUnit;

/**
 * Serves open requests in a separate thread. The thread exists from the start, because a server in
 * trouble may not be able to start another one.
 */
final class ControlThread implements OwnThread.Rounds {
  private static final long SHORTEST = TimeUnit.MILLISECONDS.toNanos(1);
  private static final long LONGEST = TimeUnit.MILLISECONDS.toNanos(10);
  private static final long PATIENCE_MILLIS = 2_000;

  private final RequestRounds rounds;
  private final OwnThread thread = new OwnThread("control", this);
  private volatile boolean ending;
  private long pause = SHORTEST;

  ControlThread(RequestRounds rounds) {
    this.rounds = rounds;
  }

  void start() {
    thread.wake();
  }

  /** There is something new to look after. */
  void wake() {
    thread.wake();
  }

  /**
   * Ends the thread, and waits for it for two seconds at most. Returns whether it has ended. An
   * interrupt from before the call stays set.
   */
  boolean end() {
    ending = true;
    // With an interrupt the wait would end at once, and the caller puts no gate back while this
    // thread is there.
    boolean interrupted = Thread.interrupted();
    try {
      return thread.end(PATIENCE_MILLIS);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public long round(boolean woken) {
    try {
      return pauseAfter(rounds.next(), woken);
    } finally {
      if (ending) {
        // The round may have outlasted the wait for its end, and looked after requests that are
        // closed by now. Nobody else puts back what it has armed then.
        rounds.release();
      }
    }
  }

  private long pauseAfter(boolean hasMore, boolean woken) {
    if (!hasMore) {
      pause = SHORTEST;
      return OwnThread.UNTIL_WOKEN;
    }
    pause = woken ? SHORTEST : Math.min(LONGEST, pause + pause / 4);
    return pause;
  }
}
