/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.gate;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.instrument.Instrumentation;
import java.lang.management.ManagementFactory;
import java.util.Optional;

/** Reads flags of HotSpot. */
final class VmFlags {
  private static final String PACKAGE = "com.sun.management.internal";

  private final HotSpotDiagnosticMXBean diagnostic;

  private VmFlags(HotSpotDiagnosticMXBean diagnostic) {
    this.diagnostic = diagnostic;
  }

  /** Reads the flags of this JVM; on one that is not HotSpot every flag is absent. */
  static VmFlags ofThisJvm(Instrumentation instrumentation) {
    try {
      return new VmFlags(
          JvmModules.exist()
              ? directly(instrumentation)
              : ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class));
    } catch (ReflectiveOperationException | RuntimeException | LinkageError notHotSpot) {
      return new VmFlags(null);
    }
  }

  /**
   * From Java 9 on, asking {@link ManagementFactory} would start {@code java.util.logging}, which
   * application servers must be the first to do.
   */
  private static HotSpotDiagnosticMXBean directly(Instrumentation instrumentation)
      throws ReflectiveOperationException {
    JvmModules.open(instrumentation, HotSpotDiagnosticMXBean.class, PACKAGE);
    // Loading it loads the native library that reads the flags.
    Class.forName(PACKAGE + ".PlatformMBeanProviderImpl");
    return (HotSpotDiagnosticMXBean)
        Class.forName(PACKAGE + ".HotSpotDiagnostic").getConstructor().newInstance();
  }

  /** The value of the flag; empty if the JVM has no such flag, or is not HotSpot. */
  Optional<String> value(String flag) {
    if (diagnostic == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(diagnostic.getVMOption(flag).getValue());
    } catch (IllegalArgumentException noSuchFlag) {
      return Optional.empty();
    }
  }
}
