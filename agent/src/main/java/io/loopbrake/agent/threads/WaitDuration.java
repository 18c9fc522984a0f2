/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.threads;

/**
 * Tells how long a thread has been waiting without interruption, as far as looks can tell. Like
 * {@link ThreadActivity}, not to be used while the JVM starts. Keeps no thread alive.
 */
public final class WaitDuration {
  private ThreadActivity activity;
  private boolean waiting;
  private long sinceNanos;

  /**
   * For how long the thread has been waiting at least, in nanoseconds; 0 if it does not wait, or at
   * the first look.
   *
   * @param thread the same one at each call
   */
  public long nanos(Thread thread, long nowNanos) {
    if (!ThreadCalls.isWaiting(ThreadCalls.stateOf(thread))) {
      waiting = false;
      return 0;
    }
    if (activity == null) {
      activity = new ThreadActivity(thread);
    }
    boolean ran = hasRun(thread);
    if (!waiting || ran) {
      waiting = true;
      sinceNanos = nowNanos;
    }
    return nowNanos - sinceNanos;
  }

  /** The JVM does not count the waits of threads that it does not tell of. */
  private boolean hasRun(Thread thread) {
    return activity.hasRunSinceLastLook() && ThreadInfos.knows(thread);
  }
}
