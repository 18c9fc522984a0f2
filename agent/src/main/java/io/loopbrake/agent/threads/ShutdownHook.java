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

  /** The work at the end of the JVM. */
  @FunctionalInterface
  public interface Work {
    /**
     * Does the work, in the thread of the hook. Its exceptions are ignored; an interrupt should end
     * it, since it means that the end of the JVM cannot wait.
     */
    void run() throws InterruptedException;
  }

  /** Registers the hook, once only; does nothing if the JVM is ending, or does not allow it. */
  public void add() {
    try {
      Runtime.getRuntime().addShutdownHook(runner);
    } catch (IllegalStateException | SecurityException endingOrNotAllowed) {
      // The JVM ends without it.
    }
  }

  /** Deregisters the hook; does nothing if the JVM is ending, or does not allow it. */
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
