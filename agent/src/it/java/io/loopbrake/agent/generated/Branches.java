/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.generated;

import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** Writes the jumps and switches that may go several ways. */
final class Branches {
  private static final int[] KEYS = {0, 2, 5};

  private Branches() {}

  static void test(MethodVisitor code, Ending.Kind kind, Label target) {
    switch (kind) {
      case IF_LESS -> {
        code.visitVarInsn(Opcodes.ILOAD, Local.INT);
        code.visitVarInsn(Opcodes.ILOAD, Local.OTHER_INT);
        code.visitJumpInsn(Opcodes.IF_ICMPLT, target);
      }
      case IF_EVEN -> {
        code.visitVarInsn(Opcodes.ILOAD, Local.INT);
        code.visitInsn(Opcodes.ICONST_1);
        code.visitInsn(Opcodes.IAND);
        code.visitJumpInsn(Opcodes.IFEQ, target);
      }
      case IF_NULL -> {
        code.visitVarInsn(Opcodes.ALOAD, Local.OBJECT);
        code.visitJumpInsn(Opcodes.IFNULL, target);
      }
      case IF_SAME -> {
        code.visitVarInsn(Opcodes.ALOAD, Local.OBJECT);
        code.visitVarInsn(Opcodes.ALOAD, Local.THROWABLE);
        code.visitJumpInsn(Opcodes.IF_ACMPEQ, target);
      }
      case IF_LONG -> {
        code.visitVarInsn(Opcodes.LLOAD, Local.LONG);
        code.visitVarInsn(Opcodes.LLOAD, Local.HASH);
        code.visitInsn(Opcodes.LCMP);
        code.visitJumpInsn(Opcodes.IFGT, target);
      }
      default -> throw new IllegalArgumentException(kind.name());
    }
  }

  static void choose(MethodVisitor code, Ending.Kind kind, Label otherwise, Label... cases) {
    code.visitVarInsn(Opcodes.ILOAD, Local.INT);
    if (kind == Ending.Kind.TABLE_SWITCH) {
      code.visitInsn(Opcodes.ICONST_3);
      code.visitInsn(Opcodes.IAND);
      code.visitTableSwitchInsn(0, cases.length - 1, otherwise, cases);
    } else {
      code.visitIntInsn(Opcodes.BIPUSH, 7);
      code.visitInsn(Opcodes.IAND);
      code.visitLookupSwitchInsn(otherwise, KEYS, cases);
    }
  }
}
