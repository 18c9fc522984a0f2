/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.gate;

import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * A class that tight loops call: while it is not armed its method is empty, and every tier of the
 * JVM turns the call into nothing. Armed, it is redefined to call the flag checkpoint:
 *
 * <pre>{@code
 * package java.lang;
 *
 * public final class $Loopbrake$Gate7 {
 *   @ForceInline
 *   public static void pass() {
 *     $Loopbrake.called(); // only when armed
 *   }
 * }
 * }</pre>
 */
public final class GateClass {
  /**
   * How many there are; a power of two. A stop redefines only those of classes on the stack, and
   * the JVM throws away the compiled code of all that share them: with 64, a hot loop of H2 shared
   * one with the loop that a benchmark stops, and its thread lost up to twice as much.
   */
  public static final int COUNT = 256;

  /** The static method, without parameters or result, that a gate checkpoint calls. */
  public static final String PASS = "pass";

  /** The descriptor of {@link #PASS}. */
  public static final String PASS_DESCRIPTOR = "()V";

  private static final String PREFIX = RuntimeClass.INTERNAL_NAME + "$Gate";
  private static final int SPREAD = 16;

  private GateClass() {}

  /**
   * The gate that the tight loops of a class share, 0 to {@link #COUNT}-1. It depends on the name
   * alone, so that code from before a class was reloaded still passes the gate that a stop arms.
   *
   * @param className in Java's form or in the JVM's
   */
  public static int indexFor(String className) {
    int hash = 0;
    for (int i = 0; i < className.length(); i++) {
      char c = className.charAt(i);
      hash = 31 * hash + (c == '/' ? '.' : c);
    }
    return (hash ^ (hash >>> SPREAD)) & (COUNT - 1);
  }

  /** The gate's name in the JVM's form. */
  public static String internalName(int index) {
    return PREFIX + index;
  }

  static String name(int index) {
    return internalName(index).replace('/', '.');
  }

  static byte[] classFile(int index, boolean armed) {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(
        Opcodes.V1_8,
        Opcodes.ACC_PUBLIC | Opcodes.ACC_FINAL | Opcodes.ACC_SUPER | Opcodes.ACC_SYNTHETIC,
        internalName(index),
        null,
        "java/lang/Object",
        null);
    MethodVisitor method =
        writer.visitMethod(
            Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, PASS, PASS_DESCRIPTOR, null, null);
    InliningHints.force(method);
    method.visitCode();
    if (armed) {
      method.visitMethodInsn(
          Opcodes.INVOKESTATIC,
          RuntimeClass.INTERNAL_NAME,
          RuntimeClass.CALLED,
          RuntimeClass.CHECKPOINT_DESCRIPTOR,
          false);
    }
    method.visitInsn(Opcodes.RETURN);
    method.visitMaxs(0, 0);
    method.visitEnd();
    writer.visitEnd();
    return writer.toByteArray();
  }
}
