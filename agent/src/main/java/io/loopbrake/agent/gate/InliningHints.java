/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.gate;

import net.bytebuddy.jar.asm.MethodVisitor;

/**
 * Tells HotSpot which methods of classes in {@code java.lang} and its subpackages to inline into
 * their callers.
 */
final class InliningHints {
  private static final String FORCE = "Ljdk/internal/vm/annotation/ForceInline;";

  /** For Java 8, and for Java 9 and later; a JVM ignores the annotation that it does not know. */
  private static final String[] FORBID = {
    "Ljava/lang/invoke/DontInline;", "Ljdk/internal/vm/annotation/DontInline;"
  };

  private static final int FIRST_SAFE_FORCE = 17;

  private InliningHints() {}

  /**
   * Asks HotSpot to inline the method regardless of its budget, on versions where that is safe. In
   * a large compilation C2 does so late, when it has already removed the poll of the back-edge
   * because a call comes directly before it. On Java 8 and 11 the loop is then left without a poll,
   * and the next safepoint has to wait for its end. Without the annotation C2 inlines as long as
   * its budget lasts, and then leaves a call, which polls.
   */
  static void force(MethodVisitor method) {
    if (isForceSafe()) {
      method.visitAnnotation(FORCE, true).visitEnd();
    }
  }

  private static boolean isForceSafe() {
    return JavaVersion.ofThisJvm() >= FIRST_SAFE_FORCE;
  }

  /** Asks HotSpot never to inline the method. */
  static void forbid(MethodVisitor method) {
    for (String annotation : FORBID) {
      method.visitAnnotation(annotation, true).visitEnd();
    }
  }
}
