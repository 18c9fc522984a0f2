/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.gate;

import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * A class that tight and counted loops call. HotSpot's compilers take the target of a {@link
 * java.lang.invoke.MutableCallSite} for a constant ({@code ciField::is_call_site_target}), and
 * throw away the code that relies on it when it is set anew: while a gate is not armed the call is
 * compiled into nothing.
 *
 * <pre>{@code
 * package java.lang.invoke;
 *
 * public final class $Loopbrake$Gate7 {
 *   private static final MethodHandle idle = ... // some handle
 *   private static final MutableCallSite site = new MutableCallSite(idle);
 *
 *   @ForceInline
 *   public static void pass() {
 *     if (site.target != idle) {
 *       $Loopbrake.called();
 *     }
 *   }
 * }
 * }</pre>
 *
 * <p>It lies in {@code java.lang.invoke} because the field is visible there alone, and a call of
 * its getter would be felt in the interpreter.
 */
public final class GateClass {
  /**
   * How many there are; a power of two. A stop arms only those of classes on the stack, and the JVM
   * throws away the compiled code of all that share them: with 64, a hot loop of H2 shared one with
   * the loop that a benchmark stops, and its thread lost up to twice as much.
   */
  public static final int COUNT = 256;

  /** The static method, without parameters or result, that a gate checkpoint calls. */
  public static final String PASS = "pass";

  /** The descriptor of {@link #PASS}. */
  public static final String PASS_DESCRIPTOR = "()V";

  static final String SITE = "site";
  static final String IDLE = "idle";

  private static final String INTERNAL_PREFIX = "java/lang/invoke/$Loopbrake$Gate";
  private static final String PREFIX = INTERNAL_PREFIX.replace('/', '.');
  private static final String HANDLE = "Ljava/lang/invoke/MethodHandle;";
  private static final String CALL_SITE = "java/lang/invoke/CallSite";
  private static final String MUTABLE_CALL_SITE = "java/lang/invoke/MutableCallSite";
  private static final String MUTABLE_CALL_SITE_DESCRIPTOR = "L" + MUTABLE_CALL_SITE + ";";
  private static final int SPREAD = 16;

  private GateClass() {}

  /**
   * The gate that the loops of a class share, 0 to {@link #COUNT}-1. It depends on the name alone,
   * so that code from before a class was reloaded still passes the gate that a stop arms.
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

  /** Whether a class of this name, in Java's form, is a gate or the runtime class. */
  public static boolean isGateOrRuntime(String className) {
    return className.startsWith(PREFIX) || className.startsWith(RuntimeClass.NAME);
  }

  /** How the names of the classes begin, in the JVM's form, whose methods are checkpoints. */
  public static String[] checkpointOwnerPrefixes() {
    return new String[] {RuntimeClass.INTERNAL_NAME, INTERNAL_PREFIX};
  }

  /** The gate's name in the JVM's form. */
  public static String internalName(int index) {
    return INTERNAL_PREFIX + index;
  }

  static String name(int index) {
    return PREFIX + index;
  }

  static byte[] classFile(int index) {
    String name = internalName(index);
    ClassWriter writer = new ClassWriter(0);
    writer.visit(
        Opcodes.V1_8,
        Opcodes.ACC_PUBLIC | Opcodes.ACC_FINAL | Opcodes.ACC_SUPER | Opcodes.ACC_SYNTHETIC,
        name,
        null,
        "java/lang/Object",
        null);
    int constant = Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_FINAL;
    writer.visitField(constant, IDLE, HANDLE, null, null).visitEnd();
    writer.visitField(constant, SITE, MUTABLE_CALL_SITE_DESCRIPTOR, null, null).visitEnd();
    writeInitializer(writer, name);
    writePass(writer, name);
    writer.visitEnd();
    return writer.toByteArray();
  }

  /** Passes the gate once, so that a JVM where this does not work says so before a loop does it. */
  private static void writeInitializer(ClassWriter writer, String name) {
    MethodVisitor method = writer.visitMethod(Opcodes.ACC_STATIC, "<clinit>", "()V", null, null);
    method.visitCode();
    method.visitLdcInsn(new Handle(Opcodes.H_INVOKESTATIC, name, PASS, PASS_DESCRIPTOR, false));
    method.visitFieldInsn(Opcodes.PUTSTATIC, name, IDLE, HANDLE);
    method.visitTypeInsn(Opcodes.NEW, MUTABLE_CALL_SITE);
    method.visitInsn(Opcodes.DUP);
    method.visitFieldInsn(Opcodes.GETSTATIC, name, IDLE, HANDLE);
    method.visitMethodInsn(
        Opcodes.INVOKESPECIAL, MUTABLE_CALL_SITE, "<init>", "(" + HANDLE + ")V", false);
    method.visitFieldInsn(Opcodes.PUTSTATIC, name, SITE, MUTABLE_CALL_SITE_DESCRIPTOR);
    method.visitMethodInsn(Opcodes.INVOKESTATIC, name, PASS, PASS_DESCRIPTOR, false);
    method.visitInsn(Opcodes.RETURN);
    method.visitMaxs(3, 0);
    method.visitEnd();
  }

  private static void writePass(ClassWriter writer, String name) {
    MethodVisitor method =
        writer.visitMethod(
            Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, PASS, PASS_DESCRIPTOR, null, null);
    InliningHints.force(method);
    method.visitCode();
    Label unarmed = new Label();
    method.visitFieldInsn(Opcodes.GETSTATIC, name, SITE, MUTABLE_CALL_SITE_DESCRIPTOR);
    method.visitFieldInsn(Opcodes.GETFIELD, CALL_SITE, "target", HANDLE);
    method.visitFieldInsn(Opcodes.GETSTATIC, name, IDLE, HANDLE);
    method.visitJumpInsn(Opcodes.IF_ACMPEQ, unarmed);
    method.visitMethodInsn(
        Opcodes.INVOKESTATIC,
        RuntimeClass.INTERNAL_NAME,
        RuntimeClass.CALLED,
        RuntimeClass.CHECKPOINT_DESCRIPTOR,
        false);
    method.visitLabel(unarmed);
    method.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
    method.visitInsn(Opcodes.RETURN);
    method.visitMaxs(2, 0);
    method.visitEnd();
  }
}
