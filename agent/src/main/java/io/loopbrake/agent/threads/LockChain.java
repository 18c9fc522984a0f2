/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.threads;

import io.loopbrake.agent.message.InlinedText;
import io.loopbrake.agent.text.SingleLine;
import java.lang.management.ThreadInfo;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The lock that a thread waits for, the owner of this lock, the lock that the owner waits for, and
 * so on, as long as no interrupt can end these waits. Immutable.
 */
final class LockChain {
  /** Of more waiters than these, the first three are named, and the last one. */
  private static final int MOST_TOLD = 5;

  private static final int FIRST_TOLD = 3;

  /** The threads that wait, each for the next one, and the last for the end. */
  private final List<ThreadInfo> waiters;

  private final ThreadInfo end;

  /**
   * The thread for which the last waiter waits, and which waits for the last waiter in turn; null
   * if there is none.
   */
  private final ThreadInfo inTurn;

  private LockChain(List<ThreadInfo> waiters, ThreadInfo end, ThreadInfo inTurn) {
    this.waiters = waiters;
    this.end = end;
    this.inTurn = inTurn;
  }

  /** Follows the locks from the one for which a thread waits, which has to be known. */
  static LockChain of(ThreadInfo waiter, Deadlock threads) {
    List<ThreadInfo> waiters = new ArrayList<>();
    Set<Long> passed = new HashSet<>();
    ThreadInfo last = waiter;
    while (true) {
      waiters.add(last);
      passed.add(last.getThreadId());
      long ownerId = last.getLockOwnerId();
      ThreadInfo owner = ownerId < 0 ? null : threads.seen(ownerId);
      if (owner == null || !Deadlock.isStuck(owner) || owner.getLockOwnerId() < 0) {
        return new LockChain(waiters, owner, null);
      }
      if (passed.contains(ownerId)) {
        return new LockChain(waiters, null, threads.holds(owner) ? owner : null);
      }
      last = owner;
    }
  }

  /** The last thread of the chain; empty if it is not known, or in a deadlock. */
  Optional<ThreadInfo> end() {
    return Optional.ofNullable(end);
  }

  /** Begins with the name of the lock. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    int last = waiters.size() - 1;
    for (int i = 0; i <= last; i++) {
      if (last >= MOST_TOLD && i == FIRST_TOLD) {
        text.append(", which waits for ")
            .append(last - i)
            .append(" more threads, one for the other; the last of them");
        i = last;
      } else if (i > 0) {
        text.append(", which");
      }
      append(i, text);
    }
    if (inTurn != null) {
      return text + InlinedText.DEADLOCK;
    }
    if (waiters.get(last).getLockOwnerName() == null) {
      return text.toString();
    }
    return text + InlinedText.STOP_THAT_ONE + doing();
  }

  private void append(int i, StringBuilder text) {
    ThreadInfo waiter = waiters.get(i);
    if (i > 0) {
      text.append(" waits for ");
    }
    if (i == waiters.size() - 1 && inTurn != null) {
      boolean isFirst = inTurn.getThreadId() == waiters.get(0).getThreadId();
      text.append(isFirst ? "this thread" : owner(waiter));
      return;
    }
    text.append(waiter.getLockName());
    if (waiter.getLockOwnerName() != null) {
      text.append(", held by ").append(owner(waiter));
    }
  }

  private static String owner(ThreadInfo waiter) {
    return SingleLine.of(waiter.getLockOwnerName()) + " (thread " + waiter.getLockOwnerId() + ")";
  }

  private String doing() {
    if (end == null || end.getThreadState() == Thread.State.TERMINATED) {
      return "";
    }
    String lock =
        Deadlock.isStuck(end) && end.getLockName() != null ? " for " + end.getLockName() : "";
    return "; it" + ThreadPlace.doing(end) + lock;
  }
}
