/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

/** Ends waits that no interrupt ends. Thread-safe. */
public interface Unblocking {
  /** Ends none. */
  Unblocking NONE = thread -> null;

  /** What the thread waits for, or may; null if nothing is known. Asked for very often. */
  Blocked of(Thread thread);

  /** One wait of a thread. */
  interface Blocked {
    /** Whether the other one is the same wait, without a break. */
    boolean isSame(Blocked other);

    /**
     * Ends it unless it is over. May take its time; the waiting thread does not go on meanwhile.
     *
     * @param tries how often that has been tried before
     */
    void end(int tries, Attempt attempt);
  }

  /** Somebody's attempt to end a wait. All is called while the thread is held in it. */
  interface Attempt {
    /** Whether it is still to be ended. */
    boolean isWanted();

    /** Takes note of what was done, as a sentence without a full stop. */
    void succeeded(String what);

    /** Takes note of what failed and why, as a sentence without a full stop. */
    void failed(String what);
  }
}
