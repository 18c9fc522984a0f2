/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.threads;

/** The threads of the agent: daemons that hold on to nothing of the application. */
public final class OwnThreads {
  private OwnThreads() {}

  /** Makes a thread of ours, not started. */
  public static Thread create(String role, Runnable work) {
    return new OwnThread(role, work);
  }

  public static boolean isOwn(Thread thread) {
    return thread instanceof OwnThread;
  }

  private static final class OwnThread extends Thread implements Thread.UncaughtExceptionHandler {
    OwnThread(String role, Runnable work) {
      super(topGroup(), work, "loopbrake-" + role);
      setDaemon(true);
      setContextClassLoader(null);
      setUncaughtExceptionHandler(this);
    }

    /**
     * Neither the application's handler nor its error stream is told. Roles that can go on after a
     * failure see to that themselves; an application's own {@code interrupt} may throw anything.
     */
    @Override
    public void uncaughtException(Thread thread, Throwable thrown) {}

    /** The group of whoever happens to call may be the application's, and be destroyed by it. */
    private static ThreadGroup topGroup() {
      ThreadGroup group = Thread.currentThread().getThreadGroup();
      while (group.getParent() != null) {
        group = group.getParent();
      }
      return group;
    }
  }
}
