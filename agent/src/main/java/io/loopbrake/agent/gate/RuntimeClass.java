/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.gate;

import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * The class that instrumented code calls, written with an assembler because no compiler may write
 * into {@code java.lang}. In Java it would read:
 *
 * <pre>{@code
 * package java.lang;
 *
 * public final class $Loopbrake implements Runnable {
 *   private static volatile boolean armed;
 *   private static volatile Runnable handler = new $Loopbrake();
 *
 *   @ForceInline
 *   public static void checkpoint() {
 *     if (armed) {
 *       handler.run();
 *     }
 *   }
 *
 *   public void run() {} // before start-up and after shut-down
 * }
 * }</pre>
 *
 * <p>It lies in {@code java.lang} because every class loader finds it there: those of OSGi and
 * JBoss Modules delegate {@code java.*} and little else.
 */
public final class RuntimeClass {
  /** The name in the JVM's form. */
  public static final String INTERNAL_NAME = "java/lang/$Loopbrake";

  /** The name in Java's form. */
  public static final String NAME = "java.lang.$Loopbrake";

  /** The static method, without parameters or result, that a flag checkpoint calls. */
  public static final String CHECKPOINT = "checkpoint";

  /** The descriptor of {@link #CHECKPOINT}. */
  public static final String CHECKPOINT_DESCRIPTOR = "()V";

  static final String ARMED = "armed";
  static final String HANDLER = "handler";

  private static final String RUNNABLE = "java/lang/Runnable";
  private static final String RUNNABLE_DESCRIPTOR = "Ljava/lang/Runnable;";
  private static final String RUN = "run";

  private static final String FORCE_INLINE = "Ljdk/internal/vm/annotation/ForceInline;";

  private static final int FIRST_SAFE_FORCE_INLINE = 17;

  private RuntimeClass() {}

  /** The class file, of a version that Java 8 reads. */
  static byte[] classFile() {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(
        Opcodes.V1_8,
        Opcodes.ACC_PUBLIC | Opcodes.ACC_FINAL | Opcodes.ACC_SUPER | Opcodes.ACC_SYNTHETIC,
        INTERNAL_NAME,
        null,
        "java/lang/Object",
        new String[] {RUNNABLE});
    int fieldAccess = Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_VOLATILE;
    writer.visitField(fieldAccess, ARMED, "Z", null, null).visitEnd();
    writer.visitField(fieldAccess, HANDLER, RUNNABLE_DESCRIPTOR, null, null).visitEnd();
    writeInitializers(writer);
    writeCheckpoint(writer);
    writeRun(writer);
    writer.visitEnd();
    return writer.toByteArray();
  }

  private static void writeInitializers(ClassWriter writer) {
    MethodVisitor constructor =
        writer.visitMethod(Opcodes.ACC_PRIVATE, "<init>", "()V", null, null);
    constructor.visitCode();
    constructor.visitVarInsn(Opcodes.ALOAD, 0);
    constructor.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
    end(constructor, 1, 1);
    MethodVisitor initializer =
        writer.visitMethod(Opcodes.ACC_STATIC, "<clinit>", "()V", null, null);
    initializer.visitCode();
    initializer.visitTypeInsn(Opcodes.NEW, INTERNAL_NAME);
    initializer.visitInsn(Opcodes.DUP);
    initializer.visitMethodInsn(Opcodes.INVOKESPECIAL, INTERNAL_NAME, "<init>", "()V", false);
    initializer.visitFieldInsn(Opcodes.PUTSTATIC, INTERNAL_NAME, HANDLER, RUNNABLE_DESCRIPTOR);
    end(initializer, 2, 0);
  }

  private static void writeCheckpoint(ClassWriter writer) {
    MethodVisitor method =
        writer.visitMethod(
            Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, CHECKPOINT, CHECKPOINT_DESCRIPTOR, null, null);
    forceInline(method);
    method.visitCode();
    Label idle = new Label();
    method.visitFieldInsn(Opcodes.GETSTATIC, INTERNAL_NAME, ARMED, "Z");
    method.visitJumpInsn(Opcodes.IFEQ, idle);
    method.visitFieldInsn(Opcodes.GETSTATIC, INTERNAL_NAME, HANDLER, RUNNABLE_DESCRIPTOR);
    method.visitMethodInsn(Opcodes.INVOKEINTERFACE, RUNNABLE, RUN, "()V", true);
    method.visitLabel(idle);
    method.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
    end(method, 1, 0);
  }

  /**
   * Asks HotSpot to inline the method whatever the budget, where that is safe. In a large
   * compilation C2 does so late, when it has already dropped the poll of the back-edge because a
   * call comes directly before it: on 8 and 11 the loop is then left without any, and the next
   * safepoint freezes the JVM. Without the annotation C2 inlines as long as its budget lasts, and
   * then makes a call, which polls.
   */
  static void forceInline(MethodVisitor method) {
    String version = System.getProperty("java.specification.version");
    if (!version.startsWith("1.") && Integer.parseInt(version) >= FIRST_SAFE_FORCE_INLINE) {
      method.visitAnnotation(FORCE_INLINE, true).visitEnd();
    }
  }

  private static void writeRun(ClassWriter writer) {
    MethodVisitor method = writer.visitMethod(Opcodes.ACC_PUBLIC, RUN, "()V", null, null);
    method.visitCode();
    end(method, 0, 1);
  }

  private static void end(MethodVisitor method, int stack, int locals) {
    method.visitInsn(Opcodes.RETURN);
    method.visitMaxs(stack, locals);
    method.visitEnd();
  }
}
