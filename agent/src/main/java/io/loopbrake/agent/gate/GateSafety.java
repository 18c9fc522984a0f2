/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.gate;

import io.loopbrake.agent.message.CheckpointMessage;
import io.loopbrake.agent.message.Message;
import java.lang.instrument.Instrumentation;
import java.util.Optional;

/**
 * Decides whether gates are safe in this JVM, and whether its counted loops poll for safepoints. To
 * arm a gate, the JVM waits until every thread has reached a safepoint. A counted loop that was
 * compiled without polls reaches none before its end, so the whole JVM would stand still until
 * then. Therefore the agent has to make such loops poll.
 *
 * <p>Immutable.
 */
public final class GateSafety {
  private final VmFlags flags;
  private final Optional<String> countedLoopsPoll;

  private GateSafety(VmFlags flags) {
    this.flags = flags;
    this.countedLoopsPoll = flags.value("UseCountedLoopSafepoints");
  }

  /** Reads the flags of this JVM. */
  public static GateSafety ofThisJvm(Instrumentation instrumentation) {
    return new GateSafety(VmFlags.ofThisJvm(instrumentation));
  }

  /**
   * Whether this JVM compiles nothing ({@code -Xint}), so that a volatile read is as fast as any
   * other.
   */
  public static boolean isInterpreterAlone() {
    return System.getProperty("java.vm.info", "").startsWith("interpreted mode");
  }

  /** Why gates are not safe in this JVM, as a sentence without a full stop; empty if they are. */
  public Optional<Message> objection() {
    if (!countedLoopsPoll.isPresent()) {
      return Optional.of(CheckpointMessage.POLLS_UNKNOWN);
    }
    if (!isHotSpot()
        || hasOtherJit() && flags.value("UseJVMCICompiler").equals(Optional.of("true"))) {
      return Optional.of(CheckpointMessage.OTHER_JIT);
    }
    return Optional.empty();
  }

  /** Whether counted loops poll for safepoints by themselves. */
  public boolean countedLoopsPoll() {
    return countedLoopsPoll.equals(Optional.of("true"));
  }

  /**
   * Whether this is HotSpot, of any vendor. Azul Prime, for example, has a JIT compiler of its own,
   * and another name.
   */
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
