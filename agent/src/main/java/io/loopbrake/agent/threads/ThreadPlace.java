/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.threads;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;

/** Says where a thread is and what keeps it there, in a sentence for operators. */
public final class ThreadPlace {
  private ThreadPlace() {}

  /** Such as {@code the thread waits in com.acme.Job.run:42}. */
  public static String of(Thread thread) {
    Thread.State state = thread.getState();
    if (state == Thread.State.TERMINATED) {
      return "the thread has just ended";
    }
    StackTraceElement[] trace = StackTraces.belowCheckpoint(thread.getStackTrace());
    String place = trace.length == 0 ? "" : " in " + StackTraces.frame(trace[0]);
    switch (state) {
      case NEW:
        return "the thread has not been started";
      case BLOCKED:
        return "the thread is BLOCKED" + place + lock(thread, " on the monitor of ");
      case WAITING:
      case TIMED_WAITING:
        return "the thread waits"
            + VirtualThreads.parking(thread)
            + place
            + (Waiting.isDeaf(trace) ? lock(thread, " for ") + ", which no interrupt ends" : "");
      default:
        return trace.length > 0 && trace[0].isNativeMethod()
            ? "the thread runs native code" + place + ", where no checkpoint is passed"
            : "the thread runs" + place;
    }
  }

  /** Nobody can end such a wait from outside but the owner. */
  private static String lock(Thread thread, String on) {
    ThreadInfo info =
        VirtualThreads.isVirtual(thread)
            ? null
            : ManagementFactory.getThreadMXBean().getThreadInfo(thread.getId());
    if (info == null || info.getLockName() == null) {
      return "";
    }
    return on
        + info.getLockName()
        + (info.getLockOwnerName() == null
            ? ""
            : ", held by "
                + SingleLine.of(info.getLockOwnerName())
                + " (thread "
                + info.getLockOwnerId()
                + "): stop that one");
  }
}
