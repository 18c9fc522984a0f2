/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

/** Ends waits that no interrupt ends. Thread-safe. */
public interface Unblocking {
  /** Ends no waits. */
  Unblocking NONE =
      new Unblocking() {
        @Override
        public Blocked of(Thread thread) {
          return null;
        }
      };

  /**
   * The wait in which the thread may be; null if none is known. Must be quick: it is asked for each
   * open request every 10 ms or more often.
   */
  Blocked of(Thread thread);

  /** One wait of a thread. */
  interface Blocked {
    /** Whether the other one, which may be null, is the same wait, without a break. */
    boolean isSame(Blocked other);

    /**
     * Ends the wait unless it is over. May take long; the waiting thread cannot leave the wait
     * meanwhile.
     *
     * @param tries how often that has been tried before
     */
    void end(int tries, Attempt attempt);
  }

  /** An attempt to end a wait. Its methods are called while the thread is held in the wait. */
  interface Attempt {
    /**
     * Whether the wait still has to be ended. If so, it counts as ended from now on, whatever the
     * means achieves. An attempt that comes too late must not call this.
     */
    boolean claim();

    /** Notes what was done: the object and a participle, as in "the socket", "closed". */
    void succeeded(String what, String done);

    /** Notes what could not be done, in the same words, and why. */
    void failed(String what, String done, Throwable why);
  }
}
