/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.cli;

import io.loopbrake.agent.message.ShellMessage;
import java.io.File;

/** Starts the agent in a JVM of this machine that runs without it. */
final class LateAgent {
  private LateAgent() {}

  /**
   * Starts the agent; returns its version.
   *
   * @param options as in the flag
   * @throws ShellException if the agent is not at work afterwards
   */
  static String start(LocalJvm jvm, File jar, String options) throws ShellException {
    AttachObstacle.checkLoading(jvm.pid(), jar);
    String refusal = load(jvm, jar, options);
    String version = jvm.agentVersion();
    if (version == null) {
      throw new ShellException(
          ShellMessage.AGENT_NOT_STARTED.with(jvm.pid(), refusal), ExitCode.ERROR);
    }
    return version;
  }

  /**
   * Returns the message of the attach API, in brackets; empty if there is none. Between an old and
   * a new Java it may report a failure that has not happened.
   */
  private static String load(LocalJvm jvm, File jar, String options) throws NoAnswerException {
    try {
      jvm.loadAgent(jar.getAbsolutePath(), options);
      return "";
    } catch (NoAnswerException e) {
      // The next call would not be answered, either.
      throw e;
    } catch (ShellException e) {
      return " (" + e.getMessage() + ")";
    }
  }
}
