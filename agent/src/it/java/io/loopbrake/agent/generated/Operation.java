/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.generated;

import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** What a block does before it ends. Some throw, depending on the values of the variables. */
enum Operation {
  STEP,
  STEP_BACK,
  STEP_SHORT,
  STEP_LONG,
  MIX_INT,
  MIX_LONG,
  MIX_FLOAT,
  MIX_DOUBLE,
  KEEP,
  CHANGE_TOP,
  LOOK_AT_TOP,
  MAKE_TEXT,
  MAKE_NUMBER,
  MAKE_NULL,
  MAKE_ARRAY,
  MAKE_EXCEPTION,
  CALL,
  INTRINSIC,
  LOOP,
  INDEX,
  WILD_INDEX,
  DIVIDE,
  TEXT_LENGTH,
  LOOP_OVER_ARRAY,
  SUBROUTINE;

  private static final String STRING = "java/lang/String";
  private static final String INTEGER = "java/lang/Integer";
  private static final String MATH = "java/lang/Math";
  private static final String EXCEPTION = "java/lang/IllegalStateException";
  private static final int TURNS = 9;

  /** Whether an exception may come out of it. */
  boolean mayThrow() {
    return compareTo(INDEX) >= 0;
  }

  /**
   * Writes the code; that of a call of a subroutine is written elsewhere.
   *
   * @param top what lies on top of the stack; null for nothing
   */
  void write(MethodVisitor code, Value top) {
    switch (this) {
      case STEP -> code.visitIincInsn(Local.INT, 1);
      case STEP_BACK -> code.visitIincInsn(Local.OTHER_INT, -1);
      case STEP_SHORT -> {
        ints(code, Opcodes.IADD);
        code.visitInsn(Opcodes.I2S);
        code.visitVarInsn(Opcodes.ISTORE, Local.OTHER_INT);
      }
      case STEP_LONG -> {
        code.visitVarInsn(Opcodes.LLOAD, Local.LONG);
        code.visitInsn(Opcodes.LCONST_1);
        code.visitInsn(Opcodes.LADD);
        code.visitVarInsn(Opcodes.LSTORE, Local.LONG);
      }
      case MIX_INT -> {
        code.visitVarInsn(Opcodes.ILOAD, Local.INPUT);
        ints(code, Opcodes.IMUL);
        code.visitInsn(Opcodes.IXOR);
        code.visitVarInsn(Opcodes.ISTORE, Local.INT);
      }
      case MIX_LONG -> {
        code.visitVarInsn(Opcodes.LLOAD, Local.LONG);
        code.visitVarInsn(Opcodes.ILOAD, Local.INT);
        code.visitInsn(Opcodes.LSHL);
        code.visitVarInsn(Opcodes.LLOAD, Local.HASH);
        code.visitInsn(Opcodes.LXOR);
        code.visitVarInsn(Opcodes.LSTORE, Local.LONG);
      }
      case MIX_FLOAT -> {
        code.visitVarInsn(Opcodes.FLOAD, Local.FLOAT);
        code.visitVarInsn(Opcodes.ILOAD, Local.OTHER_INT);
        code.visitInsn(Opcodes.I2F);
        code.visitInsn(Opcodes.FDIV);
        code.visitVarInsn(Opcodes.FSTORE, Local.FLOAT);
      }
      case MIX_DOUBLE -> {
        code.visitVarInsn(Opcodes.DLOAD, Local.DOUBLE);
        code.visitVarInsn(Opcodes.LLOAD, Local.LONG);
        code.visitInsn(Opcodes.L2D);
        code.visitInsn(Opcodes.DSUB);
        code.visitVarInsn(Opcodes.DSTORE, Local.DOUBLE);
      }
      case KEEP -> {
        for (Value value : new Value[] {Value.INT, Value.LONG, Value.FLOAT, Value.DOUBLE}) {
          value.push(code);
          value.pop(code);
        }
      }
      case CHANGE_TOP -> {
        if (top != null) {
          top.change(code);
        }
      }
      case LOOK_AT_TOP -> {
        if (top != null) {
          top.look(code);
        }
      }
      case MAKE_TEXT -> {
        code.visitLdcInsn("text");
        Value.OBJECT.store(code);
      }
      case MAKE_NUMBER -> {
        code.visitVarInsn(Opcodes.ILOAD, Local.INT);
        call(code, INTEGER, "toString", "(I)Ljava/lang/String;");
        call(code, INTEGER, "valueOf", "(Ljava/lang/String;)Ljava/lang/Integer;");
        Value.OBJECT.store(code);
      }
      case MAKE_NULL -> {
        code.visitInsn(Opcodes.ACONST_NULL);
        Value.OBJECT.store(code);
      }
      case MAKE_ARRAY -> {
        code.visitIntInsn(Opcodes.BIPUSH, TURNS);
        code.visitIntInsn(Opcodes.NEWARRAY, Opcodes.T_INT);
        code.visitVarInsn(Opcodes.ASTORE, Local.ARRAY);
      }
      case MAKE_EXCEPTION -> {
        code.visitTypeInsn(Opcodes.NEW, EXCEPTION);
        code.visitInsn(Opcodes.DUP);
        code.visitMethodInsn(Opcodes.INVOKESPECIAL, EXCEPTION, "<init>", "()V", false);
        Value.THROWABLE.store(code);
      }
      case CALL -> {
        code.visitVarInsn(Opcodes.ILOAD, Local.INT);
        call(code, INTEGER, "toString", "(I)Ljava/lang/String;");
        code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, STRING, "length", "()I", false);
        code.visitVarInsn(Opcodes.ISTORE, Local.OTHER_INT);
      }
      case INTRINSIC -> {
        code.visitVarInsn(Opcodes.DLOAD, Local.DOUBLE);
        call(code, MATH, "sqrt", "(D)D");
        code.visitVarInsn(Opcodes.DSTORE, Local.DOUBLE);
      }
      case LOOP -> loop(code, false);
      case INDEX -> {
        code.visitVarInsn(Opcodes.ALOAD, Local.ARRAY);
        code.visitVarInsn(Opcodes.ILOAD, Local.INT);
        code.visitInsn(Opcodes.ICONST_3);
        code.visitInsn(Opcodes.IAND);
        code.visitVarInsn(Opcodes.ILOAD, Local.OTHER_INT);
        code.visitInsn(Opcodes.IASTORE);
      }
      case WILD_INDEX -> {
        code.visitVarInsn(Opcodes.ALOAD, Local.ARRAY);
        code.visitVarInsn(Opcodes.ILOAD, Local.INT);
        code.visitIntInsn(Opcodes.BIPUSH, 15);
        code.visitInsn(Opcodes.IAND);
        code.visitInsn(Opcodes.IALOAD);
        code.visitVarInsn(Opcodes.ISTORE, Local.OTHER_INT);
      }
      case DIVIDE -> {
        code.visitVarInsn(Opcodes.ILOAD, Local.INPUT);
        code.visitVarInsn(Opcodes.ILOAD, Local.INT);
        code.visitInsn(Opcodes.ICONST_3);
        code.visitInsn(Opcodes.IAND);
        code.visitInsn(Opcodes.IDIV);
        code.visitVarInsn(Opcodes.ISTORE, Local.OTHER_INT);
      }
      case TEXT_LENGTH -> {
        code.visitVarInsn(Opcodes.ALOAD, Local.OBJECT);
        code.visitTypeInsn(Opcodes.CHECKCAST, STRING);
        code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, STRING, "length", "()I", false);
        code.visitVarInsn(Opcodes.ISTORE, Local.OTHER_INT);
      }
      case LOOP_OVER_ARRAY -> loop(code, true);
      case SUBROUTINE -> throw new IllegalStateException("without its place");
    }
  }

  private static void ints(MethodVisitor code, int opcode) {
    code.visitVarInsn(Opcodes.ILOAD, Local.INT);
    code.visitVarInsn(Opcodes.ILOAD, Local.OTHER_INT);
    code.visitInsn(opcode);
  }

  private static void call(MethodVisitor code, String owner, String name, String descriptor) {
    code.visitMethodInsn(Opcodes.INVOKESTATIC, owner, name, descriptor, false);
  }

  /** {@code for (int k = 0; k < 9; k++)}, with the jump back at its end. */
  private static void loop(MethodVisitor code, boolean overArray) {
    Label head = new Label();
    code.visitInsn(Opcodes.ICONST_0);
    code.visitVarInsn(Opcodes.ISTORE, Local.INNER_COUNTER);
    code.visitLabel(head);
    if (overArray) {
      code.visitVarInsn(Opcodes.ALOAD, Local.ARRAY);
      code.visitVarInsn(Opcodes.ILOAD, Local.INNER_COUNTER);
      code.visitInsn(Opcodes.DUP2);
      code.visitInsn(Opcodes.IALOAD);
      code.visitInsn(Opcodes.ICONST_3);
      code.visitInsn(Opcodes.IMUL);
      code.visitInsn(Opcodes.IASTORE);
    } else {
      code.visitVarInsn(Opcodes.ILOAD, Local.INNER_COUNTER);
      Value.INT.pop(code);
    }
    code.visitIincInsn(Local.INNER_COUNTER, 1);
    code.visitVarInsn(Opcodes.ILOAD, Local.INNER_COUNTER);
    code.visitIntInsn(Opcodes.BIPUSH, TURNS);
    code.visitJumpInsn(Opcodes.IF_ICMPLT, head);
  }
}
