/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.gate;

import java.lang.instrument.Instrumentation;
import java.util.Optional;

/**
 * Tells whether gates are safe in this JVM. Arming one waits until every thread has reached a
 * safepoint, and a counted loop that was compiled without polls reaches none before its end: the
 * whole JVM would stand still until then.
 */
public final class GateSafety {
  /** The flags with which a HotSpot that has none by default polls in counted loops. */
  public static final String REMEDY = "-XX:+UseCountedLoopSafepoints -XX:LoopStripMiningIter=1000";

  /** The same for the Java 8 and 9, which have no strip mining. */
  public static final String REMEDY_BEFORE_STRIP_MINING = "-XX:+UseCountedLoopSafepoints";

  private GateSafety() {}

  /** Whether this JVM compiles nothing, so that a volatile read is as fast as any other. */
  public static boolean isInterpreterAlone() {
    return System.getProperty("java.vm.info", "").startsWith("interpreted mode");
  }

  /** Why gates are not safe here, and what would make them so; nothing when they are safe. */
  public static Optional<String> objection(Instrumentation instrumentation) {
    VmFlags flags = VmFlags.ofThisJvm(instrumentation);
    Optional<String> polls = flags.value("UseCountedLoopSafepoints");
    if (!polls.isPresent()) {
      return Optional.of("this JVM does not say whether counted loops poll for safepoints");
    }
    if (!isHotSpot()
        || hasOtherJit() && flags.value("UseJVMCICompiler").equals(Optional.of("true"))) {
      return Optional.of("it is not known how the JIT of this JVM treats loops and call sites");
    }
    if (!Boolean.parseBoolean(polls.get())) {
      boolean stripMines = flags.value("LoopStripMiningIter").isPresent();
      return Optional.of(
          "counted loops do not poll for safepoints here; "
              + (stripMines ? REMEDY : REMEDY_BEFORE_STRIP_MINING)
              + " would make tight loops free");
    }
    return Optional.empty();
  }

  /** Of whatever vendor. That of Azul Prime, say, has a JIT of its own, and another name. */
  private static boolean isHotSpot() {
    String name = System.getProperty("java.vm.name", "");
    return name.startsWith("OpenJDK ") || name.startsWith("Java HotSpot(TM) ");
  }

  /**
   * Whether another JIT compiler may be at work through the compiler interface (JEP 243). GraalVM's
   * own JDKs say so in their version; other JDKs have the interface's module only if a flag
   * switches it on. Asked first, because the answer that a flag does not exist takes 8 ms of the
   * JVM's start.
   */
  private static boolean hasOtherJit() {
    return System.getProperty("java.vm.version", "").contains("jvmci") || hasCompilerInterface();
  }

  private static boolean hasCompilerInterface() {
    try {
      Class.forName("jdk.vm.ci.hotspot.HotSpotJVMCIRuntime", false, null);
      return true;
    } catch (ClassNotFoundException | LinkageError switchedOff) {
      return false;
    }
  }
}
