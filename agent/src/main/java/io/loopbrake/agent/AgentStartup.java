/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent;

import io.loopbrake.agent.config.BadOptionException;
import io.loopbrake.agent.config.Options;
import io.loopbrake.agent.config.OptionsParser;
import io.loopbrake.agent.gate.Checkpoints;
import io.loopbrake.agent.jmx.MBeanRegistration;
import io.loopbrake.agent.log.StderrLoggerFactory;
import java.lang.instrument.Instrumentation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the entry class calls, by name and from another class loader. Never throws: an application
 * without brakes is better than one that does not start.
 */
public final class AgentStartup {
  private static final Logger LOG = LoggerFactory.getLogger(AgentStartup.class);

  private AgentStartup() {}

  /**
   * Starts the agent, unless one is at work in this JVM already.
   *
   * @param arguments the text behind the jar's name in the flag; may be null
   * @param atRuntime whether the application is running already
   */
  public static void start(String arguments, Instrumentation instrumentation, boolean atRuntime) {
    try {
      Options options = OptionsParser.parse(arguments);
      ((StderrLoggerFactory) LoggerFactory.getILoggerFactory()).setLeast(options.log().name());
      Checkpoints checkpoints = Checkpoints.define(instrumentation);
      if (checkpoints.isInstalled()) {
        LOG.warn(
            "already at work in this JVM; this second start does nothing. To cover more classes"
                + " call addClasses of the MBean {}",
            MBeanRegistration.NAME);
        return;
      }
      RunningAgent.start(options, instrumentation, checkpoints, atRuntime);
    } catch (BadOptionException e) {
      LOG.error(
          "OFF: the application runs without brakes.\n"
              + "  what:   {}\n  why:    {}\n  remedy: {}\n"
              + "  All options: java -jar loopbrake-agent.jar help",
          e.getMessage(),
          e.why(),
          e.remedy());
    } catch (Throwable failure) {
      LOG.error(
          "OFF: the application runs without brakes, because the agent could not start.", failure);
    }
  }
}
