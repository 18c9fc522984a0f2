/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.gate;

import java.lang.instrument.Instrumentation;

/** Opens packages of the JDK's modules. */
interface ModuleOpener {
  /** Opens a package of the module of {@code inModule} to the agent only. */
  void open(Instrumentation instrumentation, Class<?> inModule, String packageName);
}
