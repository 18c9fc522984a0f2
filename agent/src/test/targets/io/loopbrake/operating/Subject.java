/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.operating;

import java.util.concurrent.TimeUnit;

/** A thread that does some work and keeps the record of how it ended. */
public final class Subject extends Thread {
  private final Work work;
  private volatile Throwable thrown;
  private volatile boolean returned;

  /** Some work, which may throw what it likes. */
  public interface Work {
    void run() throws Exception;
  }

  private Subject(String name, Work work) {
    super(name);
    this.work = work;
    setDaemon(true);
  }

  /** A thread that has been started. */
  public static Subject started(String name, Work work) {
    Subject subject = new Subject(name, work);
    subject.start();
    return subject;
  }

  @Override
  public void run() {
    try {
      work.run();
      returned = true;
    } catch (Throwable t) {
      thrown = t;
    }
  }

  /** What came out of the work, or null. */
  public Throwable thrown() {
    return thrown;
  }

  /** Whether the stop error came out of the work. */
  public boolean isStopped() {
    return isStop(thrown);
  }

  /** Whether the work came to its end. */
  public boolean isReturned() {
    return returned;
  }

  /** Where what came out of the work was thrown: {@code com.acme.Job.run:42}. */
  public String thrownAt() {
    StackTraceElement[] trace = thrown == null ? new StackTraceElement[0] : thrown.getStackTrace();
    return trace.length == 0 ? "" : place(trace[0]);
  }

  public static String place(StackTraceElement frame) {
    String method = frame.getClassName() + "." + frame.getMethodName();
    return frame.getLineNumber() < 0 ? method : method + ":" + frame.getLineNumber();
  }

  public static boolean isStop(Throwable thrown) {
    return thrown != null
        && thrown.getClass().getName().equals("io.loopbrake.agent.control.LoopStoppedError");
  }

  /** Waits for the thread's end, for so long at most. Returns whether it has come. */
  public boolean awaitEnd(long millis) {
    return Pause.until(() -> !isAlive(), millis);
  }

  /** Waits until the thread is in this state for a while. */
  public Subject awaitState(State state) {
    Pause.until(() -> getState() == state, TimeUnit.SECONDS.toMillis(20));
    Pause.millis(20);
    return this;
  }
}
