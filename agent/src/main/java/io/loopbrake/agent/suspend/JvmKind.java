/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.suspend;

import io.loopbrake.agent.gate.JavaVersion;
import io.loopbrake.agent.message.Message;
import io.loopbrake.agent.message.ReachMessage;
import java.util.Locale;

/** The means of a JVM to suspend threads, by its properties. Immutable. */
final class JvmKind {
  private static final int LAST_WITH_STOP = 19;
  private static final int FIRST_WITH_FOREIGN_FUNCTIONS = 21;

  private final int version;
  private final String vmName;
  private final String os;

  /**
   * Describes a JVM.
   *
   * @param specification as in {@code java.specification.version}
   * @param vmName as in {@code java.vm.name}
   * @param os as in {@code os.name}
   */
  JvmKind(String specification, String vmName, String os) {
    this.version = JavaVersion.of(specification);
    this.vmName = vmName;
    this.os = os.toLowerCase(Locale.ROOT);
  }

  static JvmKind ofThisJvm() {
    return new JvmKind(
        System.getProperty("java.specification.version", ""),
        System.getProperty("java.vm.name", ""),
        System.getProperty("os.name", ""));
  }

  /** Why no error can be thrown in another thread of this JVM; null if it can. */
  Message objection() {
    if (!vmName.startsWith("OpenJDK ") && !vmName.startsWith("Java HotSpot(TM) ")) {
      return ReachMessage.OTHER_JVM.with(vmName);
    }
    if (version <= 0) {
      return ReachMessage.NO_VERSION;
    }
    if (hasStop()) {
      return null;
    }
    if (version < FIRST_WITH_FOREIGN_FUNCTIONS) {
      return ReachMessage.JAVA_20;
    }
    if (!vmName.contains("64-Bit Server VM")) {
      return ReachMessage.NOT_64_BIT.with(vmName);
    }
    return os.startsWith("linux") || os.startsWith("mac") || os.startsWith("windows")
        ? null
        : ReachMessage.OTHER_SYSTEM;
  }

  /** Whether the JVM has the methods of {@code Thread} for this, as Java 8 to 19 do. */
  boolean hasStop() {
    return version <= LAST_WITH_STOP;
  }
}
