/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent;

import io.loopbrake.agent.jmx.MBeanRegistration;
import io.loopbrake.agent.log.AgentLog;
import io.loopbrake.agent.message.Message;
import io.loopbrake.agent.message.StartMessage;
import java.util.Optional;

/** The one line that says at start-up whether there are brakes, and how to use them. */
final class Banner {
  private final String version;
  private final int patterns;
  private final String checkpointKind;
  private final boolean jmx;

  Banner(String version, int patterns, String checkpointKind, boolean jmx) {
    this.version = version;
    this.patterns = patterns;
    this.checkpointKind = checkpointKind;
    this.jmx = jmx;
  }

  /**
   * Writes the line.
   *
   * @param whyBroken why brakes do not work, by the self-test; empty if they do
   */
  void write(AgentLog log, Optional<Message> whyBroken) {
    if (whyBroken.isPresent()) {
      log.error(StartMessage.BROKEN.with(whyBroken.get(), version));
    } else {
      log.info(
          "version "
              + version
              + ", "
              + patterns
              + (patterns == 1 ? " include pattern, " : " include patterns, ")
              + checkpointKind
              + ", self-test passed, "
              + (jmx ? "MBean " + MBeanRegistration.NAME : "no MBean (jmx=off)"));
    }
  }
}
