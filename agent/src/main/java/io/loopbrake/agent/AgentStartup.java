/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent;

import io.loopbrake.agent.config.BadOptionException;
import io.loopbrake.agent.config.LogLevel;
import io.loopbrake.agent.config.Options;
import io.loopbrake.agent.config.OptionsParser;
import io.loopbrake.agent.gate.Checkpoints;
import io.loopbrake.agent.jmx.MBeanRegistration;
import io.loopbrake.agent.log.AgentLog;
import io.loopbrake.agent.log.AuditCopy;
import io.loopbrake.agent.message.StartMessage;
import io.loopbrake.agent.threads.BacklogExecutor;
import java.io.File;
import java.lang.instrument.Instrumentation;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Starts the agent together with the JVM. The entry class creates it by name, from another class
 * loader. It never throws, because an application without brakes is better than one that does not
 * start.
 */
public final class AgentStartup implements BiConsumer<String, Instrumentation> {
  /**
   * Starts the agent, unless one is at work in this JVM already.
   *
   * @param arguments the text behind the jar's name in the flag; may be null
   */
  @Override
  public void accept(String arguments, Instrumentation instrumentation) {
    start(arguments, instrumentation, false);
  }

  /**
   * Starts the agent.
   *
   * @param arguments the text behind the jar's name in the flag; may be null
   * @param atRuntime whether the application is running already
   */
  static void start(String arguments, Instrumentation instrumentation, boolean atRuntime) {
    BacklogExecutor writer = new BacklogExecutor("start-log");
    AuditCopy copy = copy(arguments, writer);
    // While the application runs, its threads may hold the error stream for ever, and no other
    // agent or command could attach until they let it go.
    AgentLog log = new AgentLog(System.err, LogLevel.INFO, copy, atRuntime ? writer : null);
    boolean started = false;
    try {
      if (!hasManagement()) {
        log.error(StartMessage.NO_MANAGEMENT);
        return;
      }
      if (Checkpoints.areAtWork(instrumentation)) {
        log.warn(StartMessage.ALREADY_RUNNING.with(MBeanRegistration.NAME));
        return;
      }
      Options options = OptionsParser.parse(arguments);
      log = log.withLevel(options.log());
      Checkpoints checkpoints = Checkpoints.define(instrumentation);
      RunningAgent.start(options, instrumentation, checkpoints, log, atRuntime);
      started = true;
    } catch (BadOptionException e) {
      log.error(
          StartMessage.BAD_OPTION,
          Arrays.asList(
              "what:   " + e.getMessage(),
              "why:    " + e.why(),
              "remedy: " + e.remedy(),
              "All options: java -jar loopbrake-agent.jar help"));
    } catch (Throwable failure) {
      log.error(StartMessage.OFF, failure);
    } finally {
      if (!started) {
        if (copy != null) {
          copy.flush();
        }
        flush(writer);
      }
    }
  }

  private static void flush(BacklogExecutor writer) {
    try {
      new LogFlush(writer).run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Null if no audit file is named, or there is no memory for one. */
  private static AuditCopy copy(String arguments, BacklogExecutor streamWriter) {
    try {
      Optional<File> file = OptionsParser.auditFile(arguments);
      return file.isPresent() ? new AuditCopy(file.get(), streamWriter) : null;
    } catch (RuntimeException | Error broken) {
      return null;
    }
  }

  /** A runtime that jlink made may lack the module. */
  private static boolean hasManagement() {
    try {
      Class.forName("javax.management.MBeanServer", false, null);
      return true;
    } catch (ClassNotFoundException notThere) {
      return false;
    }
  }
}
