/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent;

import java.lang.instrument.Instrumentation;
import java.util.function.BiConsumer;

/** Starts the agent in a JVM whose application is running already. Never throws. */
public final class LateStartup implements BiConsumer<String, Instrumentation> {

  /**
   * Starts the agent, unless one is at work in this JVM already.
   *
   * @param arguments the text that was given with the jar; may be null
   */
  @Override
  public void accept(String arguments, Instrumentation instrumentation) {
    AgentStartup.start(arguments, instrumentation, true);
  }
}
