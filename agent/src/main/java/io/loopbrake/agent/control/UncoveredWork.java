/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

import io.loopbrake.agent.threads.ThreadActivity;
import io.loopbrake.agent.threads.ThreadCalls;
import io.loopbrake.agent.threads.VirtualThreads;
import java.util.concurrent.TimeUnit;

/**
 * Finds out whether the thread of a request works and passes no checkpoint, so that other means are
 * needed. The thread may wait between its turns, like a loop that retries. Used by the control
 * thread only.
 */
final class UncoveredWork {
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
  private static final long FIRST_REST_NANOS = TimeUnit.SECONDS.toNanos(2);
  private static final long LONGEST_REST_NANOS = TimeUnit.MINUTES.toNanos(1);
  private static final int LOOKS = 3;

  /** An operator who asks for all means knows, as a rule, that there is no checkpoint. */
  private static final int LOOKS_FOR_ALL_MEANS = 1;

  private final StopRequest request;
  private long nextNanos;
  private long restNanos = FIRST_REST_NANOS;
  private int silent;
  private boolean forced;
  private boolean allMeans;
  private ThreadActivity activity;

  UncoveredWork(StopRequest request) {
    this.request = request;
  }

  /**
   * Whether it is time to reach for the thread. Each time this is true, the pause until the next
   * time doubles, up to a minute; it is short again after the request was forced or made a rescue.
   */
  boolean needsOtherMeans(long nowNanos) {
    beginAnewIfMoreIsAllowed();
    if (nextNanos != 0 && nowNanos - nextNanos < 0) {
      return false;
    }
    nextNanos = nowNanos + PAUSE_NANOS;
    Thread thread = request.thread();
    boolean passed = request.takePassed();
    if (thread == null || passed) {
      silent = 0;
      return false;
    }
    if (works(thread)) {
      silent++;
    }
    if (silent < (request.allowsAllMeans() ? LOOKS_FOR_ALL_MEANS : LOOKS)) {
      return false;
    }
    silent = 0;
    nextNanos = nowNanos + restNanos;
    restNanos = Math.min(LONGEST_REST_NANOS, 2 * restNanos);
    return true;
  }

  private void beginAnewIfMoreIsAllowed() {
    if (forced != request.isForced() || allMeans != request.allowsAllMeans()) {
      forced = request.isForced();
      allMeans = request.allowsAllMeans();
      nextNanos = 0;
      restNanos = FIRST_REST_NANOS;
    }
  }

  private boolean works(Thread thread) {
    Thread.State state = ThreadCalls.stateOf(thread);
    if (state == Thread.State.BLOCKED) {
      // It may use the processor all the same: Java 8 and 17 try for the monitor now and then.
      return false;
    }
    if (state != Thread.State.RUNNABLE && VirtualThreads.isVirtual(thread)) {
      // The JVM does not tell whether it has run between two waits.
      return false;
    }
    if (activity == null) {
      activity = new ThreadActivity(thread);
      return false;
    }
    return activity.hasUsedProcessorSinceLastLook();
  }
}
