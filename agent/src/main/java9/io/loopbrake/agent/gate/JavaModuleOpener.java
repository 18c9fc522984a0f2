/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.gate;

import java.lang.instrument.Instrumentation;
import java.util.Collections;

/** For Java 9 and later: {@link Instrumentation#redefineModule}. */
final class JavaModuleOpener implements ModuleOpener {
  @Override
  public void open(Instrumentation instrumentation, Class<?> inModule, String packageName) {
    instrumentation.redefineModule(
        inModule.getModule(),
        Collections.emptySet(),
        Collections.emptyMap(),
        Collections.singletonMap(
            packageName, Collections.singleton(JavaModuleOpener.class.getModule())),
        Collections.emptySet(),
        Collections.emptyMap());
  }
}
