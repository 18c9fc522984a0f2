/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.entry;

import java.io.PrintStream;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.InvocationTargetException;
import java.util.function.BiConsumer;

/**
 * The entry point that the manifest names, for the JVM and for the shell.
 *
 * <p>It only delegates to the agent proper behind an {@link IsolatedClassLoader}, and keeps every
 * failure away from the application. It must not get any behaviour of its own, because it is the
 * only class of the agent on a class path of the application.
 */
public final class LoopbrakeAgent {

  /**
   * Different from the exit codes of the shell, so that a script can distinguish a broken jar from
   * the answer no.
   */
  private static final int EXIT_NOT_STARTED = 70;

  private static final String NOT_STARTED =
      "the agent could not start; the application runs without brakes.";
  private static final long MOST_REPORT_MILLIS = 500;

  private LoopbrakeAgent() {}

  /** Called by the JVM before {@code main}, for {@code -javaagent}. Throws nothing. */
  public static void premain(String arguments, Instrumentation instrumentation) {
    Throwable failure = start("io.loopbrake.agent.AgentStartup", arguments, instrumentation);
    if (failure != null) {
      report(NOT_STARTED, failure);
    }
  }

  /** Called by the JVM when the agent is attached to it while it runs. Throws nothing. */
  public static void agentmain(String arguments, Instrumentation instrumentation) {
    Throwable failure = start("io.loopbrake.agent.LateStartup", arguments, instrumentation);
    if (failure != null) {
      reportApart(failure);
    }
  }

  /** Runs a command of the shell, and ends the JVM with its exit code. */
  public static void main(String[] args) {
    int exitCode = EXIT_NOT_STARTED;
    try {
      exitCode =
          (Integer)
              IsolatedClassLoader.forShell()
                  .loadClass("io.loopbrake.agent.CommandLine")
                  .getMethod("run", String[].class, PrintStream.class, PrintStream.class)
                  .invoke(null, args, System.out, System.err);
    } catch (Throwable failure) {
      report("the command could not be run.", failure);
    }
    System.exit(exitCode);
  }

  /**
   * Calls an interface of the JDK, because a reflective call costs eight milliseconds at the start
   * of JDK 25, which makes classes for each list of parameters.
   *
   * @return why it failed; null if it did not
   */
  @SuppressWarnings("unchecked")
  private static Throwable start(
      String startup, String arguments, Instrumentation instrumentation) {
    try {
      Object agent =
          IsolatedClassLoader.forAgent().loadClass(startup).getDeclaredConstructor().newInstance();
      ((BiConsumer<String, Instrumentation>) agent).accept(arguments, instrumentation);
      return null;
    } catch (Throwable failure) {
      return failure;
    }
  }

  /**
   * Reports in a thread of its own, and waits for it for half a second: a thread of the application
   * may hold the error stream for ever, and the calling thread serves all that attach to the JVM.
   */
  private static void reportApart(Throwable failure) {
    try {
      Thread reporter = new Thread(() -> report(NOT_STARTED, failure), "loopbrake-report");
      reporter.setDaemon(true);
      reporter.start();
      reporter.join(MOST_REPORT_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Throwable noThread) {
      // The command says that the agent has not started.
    }
  }

  private static void report(String what, Throwable failure) {
    try {
      Throwable cause = failure;
      while (cause instanceof InvocationTargetException && cause.getCause() != null) {
        cause = cause.getCause();
      }
      System.err.println("loopbrake: " + what);
      System.err.println(
          "loopbrake: cause: " + cause.toString().replaceAll("[\\s\\p{C}\\p{Zl}\\p{Zp}]+", " "));
    } catch (Throwable unprintable) {
      // The start of the application is more important than the message.
    }
  }
}
