/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.threads;

import io.loopbrake.agent.message.InlinedText;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The place of a thread at one moment, and the reason if it waits there. Immutable. */
public final class ThreadPlace {
  private static final String SUBJECT = "the thread";

  private static final int MOST_LOOKS = 5;

  /**
   * The number of threads that are looked at in one moment, and of frames of each, if there are
   * many.
   */
  private static final int MOST_AT_ONCE = 64;

  private static final int MOST_FRAMES = 256;

  private final Thread thread;
  private final Thread.State state;
  private final StackTraceElement[] stack;
  private final ThreadInfo info;
  private final Deadlock deadlock;

  private ThreadPlace(
      Thread thread,
      Thread.State state,
      StackTraceElement[] stack,
      ThreadInfo info,
      Deadlock deadlock) {
    this.deadlock = deadlock;
    this.thread = thread;
    this.state = state;
    this.stack = StackTraces.belowCheckpoint(stack);
    this.info = info;
  }

  /**
   * Looks at threads, and returns their places in the same order; of deep stacks, the innermost 256
   * frames. The JVM stops once for many of them, not once for each.
   */
  public static List<ThreadPlace> ofAll(List<Thread> threads) {
    Deadlock deadlock = new Deadlock();
    List<ThreadPlace> places = new ArrayList<>(threads.size());
    for (int from = 0; from < threads.size(); from += MOST_AT_ONCE) {
      List<Thread> some = threads.subList(from, Math.min(threads.size(), from + MOST_AT_ONCE));
      ThreadInfo[] infos = ThreadInfos.of(some, MOST_FRAMES);
      for (int i = 0; i < infos.length; i++) {
        places.add(infos[i] == null ? of(some.get(i)) : of(some.get(i), infos[i], deadlock));
      }
    }
    return places;
  }

  private static ThreadPlace of(Thread thread, ThreadInfo info, Deadlock deadlock) {
    deadlock.add(info);
    return new ThreadPlace(
        thread,
        info.getThreadState(),
        info.getStackTrace(),
        isStill(info.getThreadState()) ? info : null,
        deadlock);
  }

  /**
   * Looks at the thread. If it waits, state and stack are of one moment. Otherwise the stack is
   * read up to five times, until the state is the same before and after.
   */
  public static ThreadPlace of(Thread thread) {
    Thread.State state = ThreadCalls.stateOf(thread);
    for (int look = 1; ; look++) {
      ThreadInfo info = isStill(state) ? info(thread) : null;
      if (info != null) {
        Deadlock deadlock = new Deadlock();
        deadlock.add(info);
        return new ThreadPlace(thread, info.getThreadState(), info.getStackTrace(), info, deadlock);
      }
      StackTraceElement[] stack = ThreadCalls.stackOf(thread);
      Thread.State after = ThreadCalls.stateOf(thread);
      if (after == state || look == MOST_LOOKS) {
        return new ThreadPlace(thread, after, stack, null, new Deadlock());
      }
      state = after;
    }
  }

  private static boolean isStill(Thread.State state) {
    return state == Thread.State.BLOCKED || ThreadCalls.isWaiting(state);
  }

  /** State, stack and lock of one moment; null where the JVM does not tell. */
  private static ThreadInfo info(Thread thread) {
    return ThreadInfos.knows(thread)
        ? ManagementFactory.getThreadMXBean()
            .getThreadInfo(ThreadCalls.idOf(thread), Integer.MAX_VALUE)
        : null;
  }

  /** Whether it was running byte code. */
  public boolean isInByteCode() {
    return state == Thread.State.RUNNABLE && !isNative(stack);
  }

  private static boolean isNative(StackTraceElement[] stack) {
    return stack.length > 0 && stack[0].isNativeMethod();
  }

  /** The stack without the checkpoint that was being passed, innermost frame first. */
  public StackTraceElement[] stack() {
    return stack.clone();
  }

  /**
   * The last thread in the chain of owners of the lock for which the thread waits; empty if the
   * thread waits for no lock, if the owner is not known, or in a deadlock.
   */
  public Optional<ThreadInfo> lastOwner() {
    return isStuck() ? LockChain.of(info, deadlock).end() : Optional.empty();
  }

  private boolean isStuck() {
    return info != null && Deadlock.isStuck(info) && info.getLockName() != null;
  }

  /** A sentence for operators, such as {@code the thread waits in com.acme.Job.run:42}. */
  @Override
  public String toString() {
    switch (state) {
      case NEW:
        return "the thread has not been started";
      case TERMINATED:
        return "the thread has just ended";
      default:
        return sentence(state, stack, VirtualThreads.parking(thread)) + (isStuck() ? lock() : "");
    }
  }

  /** The state and place of a thread, in words that follow its name. */
  static String doing(ThreadInfo info) {
    StackTraceElement[] stack = StackTraces.belowCheckpoint(info.getStackTrace());
    return sentence(info.getThreadState(), stack, "").substring(SUBJECT.length());
  }

  private static String sentence(Thread.State state, StackTraceElement[] stack, String parking) {
    String place = StackTraces.place(stack);
    switch (state) {
      case BLOCKED:
        return InlinedText.BLOCKED + place;
      case WAITING:
      case TIMED_WAITING:
        return InlinedText.WAITS
            + parking
            + place
            + (InterruptibleWaits.isDeaf(stack) ? InlinedText.DEAF : "");
      default:
        return isNative(stack)
            ? InlinedText.RUNS_NATIVE_CODE + place + ", where no checkpoint is passed"
            : InlinedText.RUNS + place;
    }
  }

  /** Only the owner of the lock can end such a wait. */
  private String lock() {
    return (state == Thread.State.BLOCKED ? " on the monitor of " : " for ")
        + LockChain.of(info, deadlock);
  }
}
