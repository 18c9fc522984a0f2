/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.generated;

import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** What a program counts its turns with. */
enum Fuel {
  /** A volatile field, which can be emptied from outside. */
  FIELD,

  /** A variable, so that the loops are counted ones. */
  VARIABLE;

  private static final String NAME = "fuel";
  private static final String TYPE = "J";

  /** Writes what takes it from the argument. */
  void writeStart(MethodVisitor code, String owner) {
    if (this == FIELD) {
      code.visitVarInsn(Opcodes.LLOAD, Local.FUEL);
      code.visitFieldInsn(Opcodes.PUTSTATIC, owner, NAME, TYPE);
    }
  }

  /**
   * Writes what takes some away, and notes that and ends the method once there is none left.
   *
   * @param giveBack writes the end of the method
   */
  void writeUse(MethodVisitor code, String owner, Runnable giveBack) {
    Label some = new Label();
    take(code, owner);
    code.visitInsn(Opcodes.LCONST_0);
    code.visitInsn(Opcodes.LCMP);
    code.visitJumpInsn(Opcodes.IFGE, some);
    code.visitInsn(Opcodes.ICONST_1);
    code.visitFieldInsn(Opcodes.PUTSTATIC, owner, "spent", "Z");
    giveBack.run();
    code.visitLabel(some);
  }

  /** Leaves what is left on the stack. */
  private void take(MethodVisitor code, String owner) {
    if (this == FIELD) {
      code.visitFieldInsn(Opcodes.GETSTATIC, owner, NAME, TYPE);
    } else {
      code.visitVarInsn(Opcodes.LLOAD, Local.FUEL);
    }
    code.visitInsn(Opcodes.LCONST_1);
    code.visitInsn(Opcodes.LSUB);
    code.visitInsn(Opcodes.DUP2);
    if (this == FIELD) {
      code.visitFieldInsn(Opcodes.PUTSTATIC, owner, NAME, TYPE);
    } else {
      code.visitVarInsn(Opcodes.LSTORE, Local.FUEL);
    }
  }
}
