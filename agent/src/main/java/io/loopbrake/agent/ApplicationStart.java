/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent;

import java.lang.instrument.Instrumentation;

/** Tells how far the application has come, by looking at the thread that will run its main. */
final class ApplicationStart {
  private static final String[] BEFORE_MAIN = {"sun.instrument.", "sun.launcher.", "java.lang."};
  private static final String[] SERVERS = {"org.jboss.modules", "jboss-modules", "glassfish"};
  private static final String LOG_MANAGER = "java.util.logging.LogManager";

  private final Thread main;
  private final Instrumentation instrumentation;
  private boolean mainHasBegun;

  /**
   * Creates an observer.
   *
   * @param main the thread that calls the agent's {@code premain}; the JVM runs {@code main} in it
   */
  ApplicationStart(Thread main, Instrumentation instrumentation) {
    this.main = main;
    this.instrumentation = instrumentation;
  }

  /** Whether main runs and, where the application brings a log manager, that is in place. */
  boolean isReadyForJmx() {
    mainHasBegun = mainHasBegun || hasMainBegun();
    return mainHasBegun && (!bringsLogManager() || isLogManagerLoaded());
  }

  private boolean hasMainBegun() {
    StackTraceElement[] trace = main.getStackTrace();
    if (trace.length == 0) {
      return !main.isAlive();
    }
    String first = trace[trace.length - 1].getClassName();
    for (String prefix : BEFORE_MAIN) {
      if (first.startsWith(prefix)) {
        return false;
      }
    }
    return true;
  }

  private static boolean bringsLogManager() {
    if (System.getProperty("java.util.logging.manager") != null) {
      return true;
    }
    String command = System.getProperty("sun.java.command", "");
    for (String server : SERVERS) {
      if (command.contains(server)) {
        return true;
      }
    }
    return false;
  }

  private boolean isLogManagerLoaded() {
    for (Class<?> type : instrumentation.getAllLoadedClasses()) {
      if (type.getName().equals(LOG_MANAGER)) {
        return true;
      }
    }
    return false;
  }
}
