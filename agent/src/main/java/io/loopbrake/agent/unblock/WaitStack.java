/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.unblock;

import java.lang.ref.WeakReference;
import java.util.concurrent.TimeUnit;

/**
 * The objects on which one thread waits, or may wait: those whose methods it has entered and not
 * left. The thread writes with plain stores, since it does so at each read from a socket.
 *
 * <p>Another thread holds the stack before it ends a wait. The waiting thread then does not leave
 * the method until it is released, so that the means never hits a later wait. The holding thread
 * reads the stack of the waiting thread between its own store and its own loads. This takes the
 * waiting thread through a safepoint or a handshake, which orders its stores and loads as a fence
 * would.
 */
final class WaitStack {
  static final int DEEPEST = 16;

  /**
   * The means that ends a wait may block itself; the thread goes on this long after it has come to
   * the end of the wait. While the means still blocks, it leaves one method after the other then,
   * and must not be held up at each.
   */
  private static final long LONGEST_HOLD_NANOS = TimeUnit.SECONDS.toNanos(10);

  /**
   * The objects of the levels up to the depth; above it, those of the last waits. A wait on the
   * same object as the last one at its level, such as a prepared statement, stores no reference:
   * with G1, a reference from an old object to a young one costs a fence.
   */
  @SuppressWarnings({"unchecked", "rawtypes"})
  private final WeakReference<Object>[] on = new WeakReference[DEEPEST];

  private final long longestHoldNanos;
  private int depth;

  /** Changes with each method that is entered or left. */
  private int moves;

  /**
   * The number of attempts that hold the thread, such as those for a task and for one inside of it.
   * Written under the lock of this object.
   */
  private volatile int holds;

  /** Whether the thread has come to an exit since the first hold. Guarded by this object. */
  private boolean leaving;

  /** When it came there first. Guarded by the lock of this object. */
  private long leavingSince;

  WaitStack() {
    this(LONGEST_HOLD_NANOS);
  }

  WaitStack(long longestHoldNanos) {
    this.longestHoldNanos = longestHoldNanos;
  }

  /** The thread has entered a method of the object. For the thread itself. */
  void enter(Object object) {
    int level = depth;
    if (level < DEEPEST) {
      WeakReference<Object> last = on[level];
      if (last == null || last.get() != object) {
        on[level] = new WeakReference<>(object);
      }
    }
    depth = level + 1;
    moves++;
  }

  /**
   * The thread leaves the method that it entered last; waits while anybody holds the stack, for ten
   * seconds at most, however many methods it leaves meanwhile. For the thread itself.
   */
  void leave() {
    int level = depth - 1;
    if (level < 0) {
      return;
    }
    depth = level;
    moves++;
    if (holds > 0) {
      awaitRelease();
    }
  }

  private synchronized void awaitRelease() {
    boolean interrupted = false;
    if (!leaving) {
      leaving = true;
      leavingSince = System.nanoTime();
    }
    for (long rest = restNanos(); holds > 0 && rest > 0; rest = restNanos()) {
      try {
        TimeUnit.NANOSECONDS.timedWait(this, rest);
      } catch (InterruptedException forTheApplication) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private long restNanos() {
    return longestHoldNanos - (System.nanoTime() - leavingSince);
  }

  int moves() {
    return moves;
  }

  /** The object at a level, the outermost first; null if there is none, or it is too deep. */
  Object at(int level) {
    WeakReference<Object> found = level < depth && level < DEEPEST ? on[level] : null;
    return found == null ? null : found.get();
  }

  /**
   * Holds the thread in its present wait, if that is still the expected one. Others may hold it at
   * the same time.
   *
   * @param expectedMoves what {@link #moves} was during that wait
   * @param fence looks at the thread's stack
   * @return whether the thread is held; only then {@link #letGo} must follow
   */
  boolean hold(int expectedMoves, Runnable fence) {
    synchronized (this) {
      leaving &= holds > 0;
      holds++;
    }
    boolean same = false;
    try {
      fence.run();
      same = moves == expectedMoves;
    } finally {
      if (!same) {
        letGo();
      }
    }
    return same;
  }

  /** Ends one hold; the thread goes on when nobody holds it any more. */
  synchronized void letGo() {
    holds--;
    notifyAll();
  }
}
