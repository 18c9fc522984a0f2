/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.template;

import io.loopbrake.agent.gate.GateClass;
import io.loopbrake.agent.gate.RuntimeClass;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * Writes the {@link GateClass}. It is not renamed Java as {@link RuntimeTemplate} is: javac does
 * not see the field {@code target}, so it compiles no gate, and a template without the gates would
 * have two fields and no method.
 */
final class GateTemplate {
  private static final String SITE = "java/lang/invoke/MutableCallSite";
  private static final String SITE_DESCRIPTOR = "L" + SITE + ";";
  private static final String SITES_DESCRIPTOR = "[" + SITE_DESCRIPTOR;
  private static final String HANDLE_DESCRIPTOR = "Ljava/lang/invoke/MethodHandle;";
  private static final int SITES_LOCAL = 0;
  private static final int IDLE_LOCAL = 1;

  private final InliningHints hints;

  GateTemplate(InliningHints hints) {
    this.hints = hints;
  }

  byte[] write() {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(
        Opcodes.V1_8,
        Opcodes.ACC_PUBLIC | Opcodes.ACC_FINAL | Opcodes.ACC_SUPER | Opcodes.ACC_SYNTHETIC,
        GateClass.INTERNAL_NAME,
        null,
        "java/lang/Object",
        null);
    addField(writer, GateClass.IDLE, HANDLE_DESCRIPTOR);
    addField(writer, GateClass.SITES, SITES_DESCRIPTOR);
    MethodVisitor initializer = beginInitializer(writer);
    for (int index = 0; index < GateClass.COUNT; index++) {
      String site = "site" + index;
      addField(writer, site, SITE_DESCRIPTOR);
      makeSite(initializer, index, site);
      addPass(writer, GateClass.pass(index), site);
    }
    endInitializer(initializer);
    return writer.toByteArray();
  }

  private static void addField(ClassWriter writer, String name, String descriptor) {
    int access = Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_FINAL;
    writer.visitField(access, name, descriptor, null, null).visitEnd();
  }

  private static MethodVisitor beginInitializer(ClassWriter writer) {
    MethodVisitor code =
        writer.visitMethod(Opcodes.ACC_STATIC, "<clinit>", GateClass.PASS_DESCRIPTOR, null, null);
    code.visitCode();
    code.visitLdcInsn(
        new Handle(
            Opcodes.H_INVOKESTATIC,
            RuntimeClass.INTERNAL_NAME,
            RuntimeClass.CALLED,
            GateClass.PASS_DESCRIPTOR,
            false));
    code.visitInsn(Opcodes.DUP);
    code.visitVarInsn(Opcodes.ASTORE, IDLE_LOCAL);
    code.visitFieldInsn(
        Opcodes.PUTSTATIC, GateClass.INTERNAL_NAME, GateClass.IDLE, HANDLE_DESCRIPTOR);
    code.visitIntInsn(Opcodes.SIPUSH, GateClass.COUNT);
    code.visitTypeInsn(Opcodes.ANEWARRAY, SITE);
    code.visitInsn(Opcodes.DUP);
    code.visitVarInsn(Opcodes.ASTORE, SITES_LOCAL);
    code.visitFieldInsn(
        Opcodes.PUTSTATIC, GateClass.INTERNAL_NAME, GateClass.SITES, SITES_DESCRIPTOR);
    return code;
  }

  private static void makeSite(MethodVisitor code, int index, String name) {
    code.visitVarInsn(Opcodes.ALOAD, SITES_LOCAL);
    code.visitIntInsn(Opcodes.SIPUSH, index);
    code.visitTypeInsn(Opcodes.NEW, SITE);
    code.visitInsn(Opcodes.DUP);
    code.visitVarInsn(Opcodes.ALOAD, IDLE_LOCAL);
    code.visitMethodInsn(
        Opcodes.INVOKESPECIAL, SITE, "<init>", "(" + HANDLE_DESCRIPTOR + ")V", false);
    code.visitInsn(Opcodes.DUP);
    code.visitFieldInsn(Opcodes.PUTSTATIC, GateClass.INTERNAL_NAME, name, SITE_DESCRIPTOR);
    code.visitInsn(Opcodes.AASTORE);
  }

  /**
   * Passes a gate once, so that a JVM in which this does not work fails here, and not in a loop.
   */
  private static void endInitializer(MethodVisitor code) {
    code.visitMethodInsn(
        Opcodes.INVOKESTATIC,
        GateClass.INTERNAL_NAME,
        GateClass.pass(0),
        GateClass.PASS_DESCRIPTOR,
        false);
    code.visitInsn(Opcodes.RETURN);
    code.visitMaxs(6, 2);
    code.visitEnd();
  }

  private void addPass(ClassWriter writer, String name, String site) {
    int access = Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC;
    MethodVisitor code = writer.visitMethod(access, name, GateClass.PASS_DESCRIPTOR, null, null);
    hints.force(code);
    code.visitCode();
    Label notArmed = new Label();
    code.visitFieldInsn(Opcodes.GETSTATIC, GateClass.INTERNAL_NAME, site, SITE_DESCRIPTOR);
    code.visitFieldInsn(Opcodes.GETFIELD, "java/lang/invoke/CallSite", "target", HANDLE_DESCRIPTOR);
    code.visitFieldInsn(
        Opcodes.GETSTATIC, GateClass.INTERNAL_NAME, GateClass.IDLE, HANDLE_DESCRIPTOR);
    code.visitJumpInsn(Opcodes.IF_ACMPEQ, notArmed);
    code.visitMethodInsn(
        Opcodes.INVOKESTATIC,
        RuntimeClass.INTERNAL_NAME,
        RuntimeClass.CALLED,
        GateClass.PASS_DESCRIPTOR,
        false);
    code.visitLabel(notArmed);
    code.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
    code.visitInsn(Opcodes.RETURN);
    code.visitMaxs(2, 0);
    code.visitEnd();
  }
}
