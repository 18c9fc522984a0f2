/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.generated;

import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** A kind of value on the operand stack, each with a variable that such values come from. */
enum Value {
  INT(Opcodes.ILOAD, Local.INT),
  LONG(Opcodes.LLOAD, Local.LONG),
  FLOAT(Opcodes.FLOAD, Local.FLOAT),
  DOUBLE(Opcodes.DLOAD, Local.DOUBLE),
  OBJECT(Opcodes.ALOAD, Local.OBJECT),
  ARRAY(Opcodes.ALOAD, Local.ARRAY),
  THROWABLE(Opcodes.ALOAD, Local.THROWABLE);

  private static final long FACTOR = 31;

  private final int load;
  private final int local;

  Value(int load, int local) {
    this.load = load;
    this.local = local;
  }

  void push(MethodVisitor code) {
    code.visitVarInsn(load, local);
  }

  /** Takes one from the stack and keeps what it is. */
  void pop(MethodVisitor code) {
    switch (this) {
      case INT -> code.visitInsn(Opcodes.I2L);
      case LONG -> code.visitInsn(Opcodes.NOP);
      case FLOAT -> {
        code.visitInsn(Opcodes.F2I);
        code.visitInsn(Opcodes.I2L);
      }
      case DOUBLE -> code.visitInsn(Opcodes.D2L);
      case OBJECT, ARRAY, THROWABLE -> {
        store(code);
        return;
      }
    }
    code.visitVarInsn(Opcodes.LLOAD, Local.HASH);
    code.visitLdcInsn(FACTOR);
    code.visitInsn(Opcodes.LMUL);
    // No sum, for a loop that stores sums counts as counted.
    code.visitInsn(Opcodes.LXOR);
    code.visitVarInsn(Opcodes.LSTORE, Local.HASH);
  }

  /** Takes an object from the stack into the variable. */
  void store(MethodVisitor code) {
    if (this != ARRAY) {
      // So that the variable has one type in all of a block: of others no frame for a handler
      // behind it would tell.
      code.visitTypeInsn(
          Opcodes.CHECKCAST, this == OBJECT ? "java/lang/Object" : "java/lang/Throwable");
    }
    code.visitVarInsn(Opcodes.ASTORE, local);
  }

  /** Puts another in the place of the topmost one. */
  void change(MethodVisitor code) {
    switch (this) {
      case INT -> {
        code.visitInsn(Opcodes.ICONST_3);
        code.visitInsn(Opcodes.IADD);
      }
      case LONG -> {
        code.visitLdcInsn(FACTOR);
        code.visitInsn(Opcodes.LXOR);
      }
      case FLOAT -> {
        code.visitInsn(Opcodes.FCONST_2);
        code.visitInsn(Opcodes.FSUB);
      }
      case DOUBLE -> code.visitInsn(Opcodes.DNEG);
      case OBJECT, ARRAY, THROWABLE -> {
        code.visitInsn(Opcodes.POP);
        push(code);
      }
    }
  }

  /** Keeps what the topmost one is. */
  void look(MethodVisitor code) {
    code.visitInsn(this == LONG || this == DOUBLE ? Opcodes.DUP2 : Opcodes.DUP);
    pop(code);
  }
}
