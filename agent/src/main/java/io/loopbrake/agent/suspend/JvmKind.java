/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.suspend;

import io.loopbrake.agent.gate.JavaVersion;
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

  /**
   * Why no error can be thrown in another thread of this JVM, as a sentence without a full stop;
   * null if it can.
   */
  String objection() {
    if (!vmName.startsWith("OpenJDK ") && !vmName.startsWith("Java HotSpot(TM) ")) {
      return "only HotSpot is known to suspend a thread safely, and this JVM is " + vmName;
    }
    if (version <= 0) {
      return "this JVM does not tell its version of Java";
    }
    if (hasStop()) {
      return null;
    }
    if (version < FIRST_WITH_FOREIGN_FUNCTIONS) {
      return "Java 20 has no Thread.stop any more, and no java.lang.foreign as Java 21 has it";
    }
    if (!vmName.contains("64-Bit Server VM")) {
      return "from Java 21 on, this needs a 64-bit server VM, and this JVM is " + vmName;
    }
    return os.startsWith("linux") || os.startsWith("mac") || os.startsWith("windows")
        ? null
        : "from Java 21 on, this needs Linux, macOS or Windows";
  }

  /** Whether the JVM has the methods of {@code Thread} for this, as Java 8 to 19 do. */
  boolean hasStop() {
    return version <= LAST_WITH_STOP;
  }
}
