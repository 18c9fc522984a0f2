/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.threads;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Work of the agent that has a thread of its own: a daemon that holds on to nothing of the
 * application, does the work round by round, and survives whatever happens to it. An interrupt has
 * no effect on it. After a round that throws, whatever it throws, the next one follows after a
 * pause that doubles with each failure, up to {@value #LONGEST_BACK_OFF_MILLIS} ms. If the thread
 * is killed all the same, {@link #wake} starts another one. Thread-safe.
 */
public final class OwnThread {
  static final String NAME_PREFIX = "loopbrake-";

  /** Returned by a round: the next one follows when somebody wakes the thread. */
  public static final long UNTIL_WOKEN = Long.MAX_VALUE;

  /** Returned by a round: the thread ends; the next round follows when somebody wakes it. */
  public static final long UNNEEDED = -1;

  private static final long LONGEST_BACK_OFF_MILLIS = 128;
  private static final int MOST_DOUBLINGS = 7;

  private final String role;
  private final Rounds rounds;
  private volatile Runner runner;
  private volatile boolean ended;
  private volatile boolean woken;
  private volatile long failures;
  private volatile String lastFailure = "";

  /** Describes a thread that is named after its role. {@link #wake} starts it. */
  public OwnThread(String role, Rounds rounds) {
    this.role = role;
    this.rounds = rounds;
  }

  /** The work of such a thread. */
  @FunctionalInterface
  public interface Rounds {
    /**
     * Does one round, in the thread of the {@link OwnThread}. If it throws, it is called again
     * after a pause, until it returns.
     *
     * @param woken whether somebody has woken the thread since the last one began
     * @return after how many nanoseconds the next one follows, or {@link #UNTIL_WOKEN}, or {@link
     *     #UNNEEDED}
     */
    long round(boolean woken) throws Exception;
  }

  /**
   * Makes a round begin soon, in a new thread if there is none. Returns at once. After {@link
   * #end}, it does nothing.
   *
   * @throws OutOfMemoryError if the JVM cannot start a thread
   */
  public void wake() {
    woken = true;
    Runner current = runner;
    if (current == null || !current.isAlive()) {
      start();
    } else {
      LockSupport.unpark(current);
    }
  }

  /** Whether there is a thread at the moment. */
  boolean isAlive() {
    Runner current = runner;
    return current != null && current.isAlive();
  }

  private synchronized void start() {
    if (!ended && (runner == null || !runner.isAlive())) {
      Runner started = new Runner(this);
      runner = started;
      started.start();
    }
  }

  /** Whether the thread goes; not if somebody has just woken it. */
  private synchronized boolean leave(Runner leaving) {
    runner = null;
    if (woken && !ended) {
      runner = leaving;
    }
    return runner == null;
  }

  /**
   * Prevents further rounds, for good, and waits for the one under way. Returns whether that is
   * over; false if the thread itself calls. An interrupt of the calling thread ends the wait, and
   * stays set.
   *
   * @param patienceMillis for how long to wait at most
   */
  public boolean end(long patienceMillis) {
    ended = true;
    Thread current = runner;
    if (current == null) {
      return true;
    }
    LockSupport.unpark(current);
    if (current == Thread.currentThread()) {
      return false;
    }
    try {
      current.join(patienceMillis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return !current.isAlive();
  }

  /**
   * Ends all threads of the agent that are alive, one after the other, as {@link #end} does.
   *
   * @param patienceMillis for how long to wait for each of them at most
   */
  public static void endAll(long patienceMillis) {
    for (Thread thread : LiveThreads.ofPlatform()) {
      if (thread instanceof Runner) {
        ((Runner) thread).work.end(patienceMillis);
      }
    }
  }

  /** Whether this is a thread of the agent. */
  public static boolean isOwn(Thread thread) {
    return thread instanceof Runner;
  }

  /**
   * The live threads of the agent, sorted: their roles and, if rounds have failed, the number of
   * failures and the class of the last one.
   */
  public static List<String> living() {
    List<String> living = new ArrayList<>();
    for (Thread thread : LiveThreads.ofPlatform()) {
      if (thread instanceof Runner) {
        living.add(((Runner) thread).work.toString());
      }
    }
    living.sort(null);
    return living;
  }

  @Override
  public String toString() {
    return failures == 0
        ? role
        : role + " (" + failures + " failures, the last: " + lastFailure + ")";
  }

  private void run(Runner current) {
    long pause = 0;
    int doublings = 0;
    while (!ended) {
      try {
        pause(pause);
        boolean early = woken;
        woken = false;
        pause = ended ? UNNEEDED : rounds.round(early);
        doublings = 0;
        if (pause == UNNEEDED && leave(current)) {
          return;
        }
      } catch (Throwable failure) {
        pause = TimeUnit.MILLISECONDS.toNanos(1L << doublings);
        doublings = Math.min(doublings + 1, MOST_DOUBLINGS);
        failures++;
        // Its message may be as long as the application likes, and may be made by its code.
        lastFailure = failure.getClass().getName();
      }
    }
  }

  private void pause(long nanos) {
    long start = System.nanoTime();
    long left = nanos;
    while (left > 0 && !woken && !ended) {
      // A thread that is interrupted does not park.
      Thread.interrupted();
      if (nanos == UNTIL_WOKEN) {
        LockSupport.park(this);
      } else {
        LockSupport.parkNanos(this, left);
        left = nanos - (System.nanoTime() - start);
      }
    }
  }

  private static final class Runner extends Thread implements Thread.UncaughtExceptionHandler {
    private final OwnThread work;

    Runner(OwnThread work) {
      super(topGroup(), null, NAME_PREFIX + work.role);
      this.work = work;
      setDaemon(true);
      setContextClassLoader(null);
      setUncaughtExceptionHandler(this);
    }

    /** A second time, for what comes between two rounds, such as Thread.stop of Java 8 to 19. */
    @Override
    public void run() {
      boolean over = false;
      while (!over) {
        try {
          work.run(this);
          over = true;
        } catch (Throwable stranger) {
          // The next round goes on from here.
        }
      }
    }

    /**
     * Only the agent may control this thread, and it uses other means. A channel that is being
     * written to would be closed, and a wait would end at once, again and again.
     */
    @Override
    public void interrupt() {}

    /** Does nothing, so that neither the application's handler nor its error stream hears of it. */
    @Override
    public void uncaughtException(Thread thread, Throwable thrown) {}

    /** The group of the calling thread may be the application's, and be destroyed by it. */
    private static ThreadGroup topGroup() {
      ThreadGroup group = Thread.currentThread().getThreadGroup();
      while (group.getParent() != null) {
        group = group.getParent();
      }
      return group;
    }
  }
}
