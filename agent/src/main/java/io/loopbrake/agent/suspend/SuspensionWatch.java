/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.suspend;

import io.loopbrake.agent.threads.OwnThread;
import java.util.concurrent.TimeUnit;

/**
 * Resumes a suspended thread if the thread that suspended it does not do so, for example because it
 * waits for a lock that the suspended thread owns. The watch has a thread of its own while
 * suspensions occur. This thread takes no locks and allocates nothing while it watches.
 */
final class SuspensionWatch {
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
  private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(2);

  private final OwnThread thread = new OwnThread("suspend-watch", this::round);
  private volatile Suspension watched;
  private volatile long lastUse;
  private volatile boolean atWork;

  /** Watches a suspension from now on; to be called before it begins. */
  void begin(Suspension suspension) {
    lastUse = System.nanoTime();
    watched = suspension;
    if (!atWork) {
      thread.wake();
    }
  }

  /** Ends the watch, because the thread runs. */
  void end() {
    watched = null;
  }

  /** A suspension that begins after {@code atWork} was read is seen at the second look. */
  private long round(boolean woken) {
    atWork = true;
    Suspension current = watched;
    if (current != null) {
      current.endIfLate();
      return PAUSE_NANOS;
    }
    if (System.nanoTime() - lastUse < IDLE_NANOS) {
      return PAUSE_NANOS;
    }
    atWork = false;
    return watched == null ? OwnThread.UNNEEDED : PAUSE_NANOS;
  }
}
