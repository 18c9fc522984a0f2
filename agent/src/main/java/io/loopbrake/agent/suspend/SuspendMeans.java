/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.suspend;

/**
 * The way in which this JVM suspends a thread and throws an error in it. To be used by one thread
 * at a time, which must not be a virtual one; only {@link Hold#resume} may be called by another
 * thread.
 */
interface SuspendMeans {
  /** Whether virtual threads can be held as well. */
  boolean takesVirtualThreads();

  /**
   * Prepares a try, so that nothing has to be resolved while the thread is suspended. Has no effect
   * on the thread.
   */
  Hold hold(Thread thread, Throwable error) throws Throwable;

  /**
   * Frees what the means keeps in the JVM, as soon as it holds no thread; no thread can be held
   * afterwards. May be called repeatedly, and by any thread.
   */
  default void close() throws Throwable {}

  /** The means, in words for operators. */
  @Override
  String toString();

  /** The suspension of one thread, with the error for it. The methods return codes of JVMTI. */
  interface Hold {
    /** Suspends the thread, and waits until it is suspended. */
    int suspend() throws Throwable;

    /** Makes the suspended thread throw the error as soon as it runs again. */
    int handOver() throws Throwable;

    /** Lets the thread run on. */
    int resume() throws Throwable;

    /**
     * Frees what {@link #hold} has prepared; to be called when the thread is not suspended any
     * more.
     */
    void release() throws Throwable;
  }
}
