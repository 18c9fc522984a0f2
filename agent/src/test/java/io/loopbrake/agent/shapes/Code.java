/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.shapes;

import io.loopbrake.agent.flow.InstructionVisitor;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** Writes the code of a method by hand, with words for what the shapes have in common. */
final class Code extends MethodVisitor {
  /** The local variable with the limit, the first argument of a static method. */
  static final int LIMIT = 0;

  /** The local variable with the step, the second argument of a static method. */
  static final int STEP = 1;

  /** The local variable that counts. */
  static final int COUNTER = 2;

  private static final String STRING = "below";

  Code(MethodVisitor delegate) {
    super(InstructionVisitor.ASM_API, delegate);
  }

  /** {@code counter = 0}. */
  Code start() {
    visitInsn(Opcodes.ICONST_0);
    visitVarInsn(Opcodes.ISTORE, COUNTER);
    return this;
  }

  /** {@code counter += step}. */
  Code count() {
    visitVarInsn(Opcodes.ILOAD, COUNTER);
    visitVarInsn(Opcodes.ILOAD, STEP);
    visitInsn(Opcodes.IADD);
    visitVarInsn(Opcodes.ISTORE, COUNTER);
    return this;
  }

  /** {@code if (counter < limit) goto target}. */
  Code ifBelow(Label target) {
    return compare(Opcodes.IF_ICMPLT, target);
  }

  /** {@code if (counter >= limit) goto target}. */
  Code ifDone(Label target) {
    return compare(Opcodes.IF_ICMPGE, target);
  }

  private Code compare(int opcode, Label target) {
    visitVarInsn(Opcodes.ILOAD, COUNTER);
    visitVarInsn(Opcodes.ILOAD, LIMIT);
    visitJumpInsn(opcode, target);
    return this;
  }

  /** Pushes 1 if the counter is below the limit, else 0. */
  Code pushBelow() {
    Label below = new Label();
    Label end = new Label();
    ifBelow(below).insn(Opcodes.ICONST_0).jump(end);
    return at(below).insn(Opcodes.ICONST_1).at(end);
  }

  /** Pushes a string if the counter is below the limit, else null. */
  Code pushStringOrNull() {
    Label below = new Label();
    Label end = new Label();
    ifBelow(below).insn(Opcodes.ACONST_NULL).jump(end).at(below).visitLdcInsn(STRING);
    return at(end);
  }

  /** Pushes the string that {@link #pushStringOrNull} pushes. */
  Code pushString() {
    visitLdcInsn(STRING);
    return this;
  }

  /** {@code do { counter += step; } while (counter < limit)}, with whatever is on the stack. */
  Code loop() {
    Label head = label();
    return count().ifBelow(head);
  }

  /** {@code return counter}. */
  Code done() {
    visitVarInsn(Opcodes.ILOAD, COUNTER);
    visitInsn(Opcodes.I2L);
    visitInsn(Opcodes.LRETURN);
    return this;
  }

  Code at(Label label) {
    visitLabel(label);
    return this;
  }

  /** A new label at this place. */
  Label label() {
    Label label = new Label();
    visitLabel(label);
    return label;
  }

  Code jump(Label target) {
    visitJumpInsn(Opcodes.GOTO, target);
    return this;
  }

  Code insn(int... opcodes) {
    for (int opcode : opcodes) {
      visitInsn(opcode);
    }
    return this;
  }

  Code nops(int count) {
    for (int i = 0; i < count; i++) {
      visitInsn(Opcodes.NOP);
    }
    return this;
  }
}
