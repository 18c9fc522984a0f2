/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.threads;

/**
 * Work of the agent for the moment in which the JVM ends. The JVM demands a thread that has not
 * been started for it, so it cannot be an {@link OwnThread}; as those do, it holds on to nothing of
 * the application and tells nobody of a failure. Thread-safe.
 */
public final class ShutdownHook implements AutoCloseable {
  private final Runner runner;

  /** Describes a hook whose thread is named after its role. */
  public ShutdownHook(String role, Work work) {
    this.runner = new Runner(role, work);
  }

  /** What is done when the JVM ends. */
  @FunctionalInterface
  public interface Work {
    /** An interrupt ends it, because whoever ends the JVM has no patience then. */
    void run() throws InterruptedException;
  }

  /** Has the JVM run it at its end; does nothing if the JVM is ending, or does not allow it. */
  public void add() {
    try {
      Runtime.getRuntime().addShutdownHook(runner);
    } catch (IllegalStateException | SecurityException endingOrNotAllowed) {
      // The JVM ends without it.
    }
  }

  /** Has the JVM forget it. */
  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(runner);
    } catch (IllegalStateException | SecurityException endingOrNotAllowed) {
      // It has nothing to do any more.
    }
  }

  private static final class Runner extends Thread {
    private final Work work;

    Runner(String role, Work work) {
      super(null, null, OwnThread.NAME_PREFIX + role);
      this.work = work;
      setContextClassLoader(null);
    }

    @Override
    public void run() {
      try {
        work.run();
      } catch (Throwable failure) {
        // The JVM ends now, whatever is left undone.
      }
    }
  }
}
