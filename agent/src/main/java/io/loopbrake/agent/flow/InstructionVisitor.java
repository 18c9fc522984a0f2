/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.flow;

import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * Numbers the instructions of a method from 0, so that all readers of the same code use the same
 * number for the same place.
 */
public abstract class InstructionVisitor extends MethodVisitor {
  /** The version of the ASM API that all visitors of the agent use. */
  public static final int ASM_API = Opcodes.ASM9;

  private int next;

  /**
   * Creates a visitor.
   *
   * @param delegate receives every visit, after {@link #beforeInstruction}; null for none
   */
  protected InstructionVisitor(MethodVisitor delegate) {
    super(ASM_API, delegate);
  }

  /** Called before each instruction, after any label and frame there. */
  protected abstract void beforeInstruction(int index);

  /** The number that the next instruction will get. */
  protected final int nextIndex() {
    return next;
  }

  private void count() {
    beforeInstruction(next++);
  }

  /** Counts an instruction without visiting it, because other instructions replace it. */
  protected final void countWithoutVisit() {
    count();
  }

  @Override
  public void visitInsn(int opcode) {
    count();
    super.visitInsn(opcode);
  }

  @Override
  public void visitIntInsn(int opcode, int operand) {
    count();
    super.visitIntInsn(opcode, operand);
  }

  @Override
  public void visitVarInsn(int opcode, int index) {
    count();
    super.visitVarInsn(opcode, index);
  }

  @Override
  public void visitTypeInsn(int opcode, String type) {
    count();
    super.visitTypeInsn(opcode, type);
  }

  @Override
  public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
    count();
    super.visitFieldInsn(opcode, owner, name, descriptor);
  }

  @Override
  public void visitMethodInsn(
      int opcode, String owner, String name, String descriptor, boolean isInterface) {
    count();
    super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
  }

  @Override
  public void visitInvokeDynamicInsn(
      String name, String descriptor, Handle bootstrap, Object... arguments) {
    count();
    super.visitInvokeDynamicInsn(name, descriptor, bootstrap, arguments);
  }

  @Override
  public void visitJumpInsn(int opcode, Label target) {
    count();
    super.visitJumpInsn(opcode, target);
  }

  @Override
  public void visitLdcInsn(Object value) {
    count();
    super.visitLdcInsn(value);
  }

  @Override
  public void visitIincInsn(int index, int increment) {
    count();
    super.visitIincInsn(index, increment);
  }

  @Override
  public void visitTableSwitchInsn(int min, int max, Label defaultTarget, Label... targets) {
    count();
    super.visitTableSwitchInsn(min, max, defaultTarget, targets);
  }

  @Override
  public void visitLookupSwitchInsn(Label defaultTarget, int[] keys, Label[] targets) {
    count();
    super.visitLookupSwitchInsn(defaultTarget, keys, targets);
  }

  @Override
  public void visitMultiANewArrayInsn(String descriptor, int dimensions) {
    count();
    super.visitMultiANewArrayInsn(descriptor, dimensions);
  }
}
