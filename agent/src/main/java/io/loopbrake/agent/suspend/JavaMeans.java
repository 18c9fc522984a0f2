/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.suspend;

import java.lang.reflect.Method;

/**
 * Suspends and stops a thread on Java 8 to 19 by the methods that {@code suspend}, {@code stop} and
 * {@code resume} of {@link Thread} call. The public methods are not used, because they ask a
 * security manager, whose locks the suspended thread may own.
 */
final class JavaMeans implements SuspendMeans {
  private static final long PATIENCE_NANOS = Suspension.LONGEST_NANOS / 2;

  private final Method suspend;
  private final Method stop;
  private final Method resume;
  private final InterruptStatus interrupts;

  JavaMeans(TrustedHandles handles) throws ReflectiveOperationException {
    suspend = handles.ofThread("suspend0");
    resume = handles.ofThread("resume0");
    stop = handles.ofThread("stop0", Object.class);
    interrupts = new InterruptStatus(handles);
  }

  /** Java 19 has virtual threads as a preview, and these methods do not accept them. */
  @Override
  public boolean takesVirtualThreads() {
    return false;
  }

  @Override
  public Hold hold(Thread thread, Throwable error) {
    return new JavaHold(thread, error);
  }

  @Override
  public String toString() {
    return "Thread.suspend, stop and resume, which Java has up to version 19";
  }

  private final class JavaHold implements Hold {
    private final Thread thread;
    private final Object error;

    JavaHold(Thread thread, Object error) {
      this.thread = thread;
      this.error = error;
    }

    @Override
    public int suspend() throws Throwable {
      suspend.invoke(thread);
      return JvmtiCode.NONE;
    }

    @Override
    public int handOver() throws Throwable {
      boolean wasInterrupted = interrupts.of(thread);
      interrupts.clear(thread);
      stop.invoke(thread, error);
      awaitInterrupt();
      if (!wasInterrupted) {
        interrupts.clear(thread);
      }
      return JvmtiCode.NONE;
    }

    /**
     * Waits until the JVM has interrupted the thread, as it does when it has stored the error for
     * the thread. Java 8 to 13 do this at a safepoint after the call.
     */
    private void awaitInterrupt() throws Throwable {
      long start = System.nanoTime();
      while (!interrupts.of(thread) && System.nanoTime() - start < PATIENCE_NANOS) {
        Thread.yield();
      }
    }

    @Override
    public int resume() throws Throwable {
      resume.invoke(thread);
      return JvmtiCode.NONE;
    }

    @Override
    public void release() {}
  }
}
