/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.template;

import net.bytebuddy.jar.asm.MethodVisitor;

/** Tells HotSpot which methods of a class of the JVM to inline into their callers. */
final class InliningHints {
  private static final String FORCE = "Ljdk/internal/vm/annotation/ForceInline;";

  /** For Java 8, and for Java 9 and later; a JVM ignores the annotation that it does not know. */
  private static final String[] FORBID = {
    "Ljava/lang/invoke/DontInline;", "Ljdk/internal/vm/annotation/DontInline;"
  };

  private final boolean forced;

  /**
   * Creates the hints.
   *
   * @param forced whether {@link #force} has an effect
   */
  InliningHints(boolean forced) {
    this.forced = forced;
  }

  /** Asks HotSpot to inline the method regardless of its budget. */
  void force(MethodVisitor method) {
    if (forced) {
      method.visitAnnotation(FORCE, true).visitEnd();
    }
  }

  /** Asks HotSpot never to inline the method. */
  void forbid(MethodVisitor method) {
    for (String annotation : FORBID) {
      method.visitAnnotation(annotation, true).visitEnd();
    }
  }
}
