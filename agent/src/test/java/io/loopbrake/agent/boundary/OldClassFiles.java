/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.boundary;

import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** Class files as they were written before there were frames, by hand. */
final class OldClassFiles {
  private static final String OBJECT = "java/lang/Object";

  private OldClassFiles() {}

  /**
   * A class with a field {@code finals} and a method {@code run} that for 0 throws, else returns 1,
   * and counts in {@code finals} by a subroutine, as javac wrote it for {@code finally} up to 1.4.
   */
  static byte[] withSubroutine(int version) {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(version, Opcodes.ACC_PUBLIC | Opcodes.ACC_SUPER, "Old", null, OBJECT, null);
    int access = Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC;
    writer.visitField(access, "finals", "I", null, null).visitEnd();
    MethodVisitor method = writer.visitMethod(access, "run", "(I)I", null, null);
    method.visitCode();
    Label start = new Label();
    Label noThrow = new Label();
    Label end = new Label();
    Label handler = new Label();
    Label subroutine = new Label();
    method.visitTryCatchBlock(start, end, handler, null);
    method.visitLabel(start);
    method.visitVarInsn(Opcodes.ILOAD, 0);
    method.visitJumpInsn(Opcodes.IFNE, noThrow);
    method.visitTypeInsn(Opcodes.NEW, "java/lang/IllegalStateException");
    method.visitInsn(Opcodes.DUP);
    method.visitMethodInsn(
        Opcodes.INVOKESPECIAL, "java/lang/IllegalStateException", "<init>", "()V", false);
    method.visitInsn(Opcodes.ATHROW);
    method.visitLabel(noThrow);
    method.visitJumpInsn(Opcodes.JSR, subroutine);
    method.visitLabel(end);
    method.visitInsn(Opcodes.ICONST_1);
    method.visitInsn(Opcodes.IRETURN);
    method.visitLabel(handler);
    method.visitVarInsn(Opcodes.ASTORE, 1);
    method.visitJumpInsn(Opcodes.JSR, subroutine);
    method.visitVarInsn(Opcodes.ALOAD, 1);
    method.visitInsn(Opcodes.ATHROW);
    method.visitLabel(subroutine);
    method.visitVarInsn(Opcodes.ASTORE, 2);
    method.visitFieldInsn(Opcodes.GETSTATIC, "Old", "finals", "I");
    method.visitInsn(Opcodes.ICONST_1);
    method.visitInsn(Opcodes.IADD);
    method.visitFieldInsn(Opcodes.PUTSTATIC, "Old", "finals", "I");
    method.visitVarInsn(Opcodes.RET, 2);
    method.visitMaxs(2, 3);
    method.visitEnd();
    writer.visitEnd();
    return writer.toByteArray();
  }

  /** A class with methods {@code run} of this many bytes each, which differ by their parameters. */
  static byte[] withSizes(int... sizes) {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(Opcodes.V1_8, Opcodes.ACC_PUBLIC | Opcodes.ACC_SUPER, "Sizes", null, OBJECT, null);
    StringBuilder parameters = new StringBuilder();
    for (int size : sizes) {
      MethodVisitor method =
          writer.visitMethod(
              Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, "run", "(" + parameters + ")V", null, null);
      method.visitCode();
      for (int i = 0; i < size - 1; i++) {
        method.visitInsn(Opcodes.NOP);
      }
      method.visitInsn(Opcodes.RETURN);
      method.visitMaxs(0, parameters.length());
      method.visitEnd();
      parameters.append('I');
    }
    writer.visitEnd();
    return writer.toByteArray();
  }
}
