/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntSupplier;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.Opcodes;

/** Writes down the instructions of one method for {@link CodeOffsets}. */
final class OffsetsOfMethod extends InstructionVisitor {
  private final CodeOffsets.Method method;
  private final IntSupplier offset;
  private final Function<Label, Integer> offsetOf;
  private final List<List<Label>> jumps = new ArrayList<>();
  private final List<Label[]> handlers = new ArrayList<>();
  private int line;

  OffsetsOfMethod(
      CodeOffsets.Method method, IntSupplier offset, Function<Label, Integer> offsetOf) {
    super(null);
    this.method = method;
    this.offset = offset;
    this.offsetOf = offsetOf;
  }

  @Override
  protected void beforeInstruction(int index) {
    set(-1, null, null, false);
  }

  /** Says of the instruction that is being visited what is known of it by now. */
  private void set(int opcode, String owner, String called, boolean end, Label... targets) {
    CodeOffsets.Insn insn =
        new CodeOffsets.Insn(
            offset.getAsInt(), opcode, owner, called, new ArrayList<>(), end, line);
    if (nextIndex() > method.instructions().size()) {
      method.instructions().add(insn);
      jumps.add(List.of());
    } else {
      method.instructions().set(nextIndex() - 1, insn);
      jumps.set(nextIndex() - 1, List.of(targets));
    }
  }

  @Override
  public void visitLineNumber(int number, Label start) {
    line = number;
  }

  @Override
  public void visitTryCatchBlock(Label start, Label end, Label handler, String type) {
    handlers.add(new Label[] {start, end, handler});
  }

  @Override
  public void visitInsn(int opcode) {
    super.visitInsn(opcode);
    boolean returns = opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN;
    set(opcode, null, null, returns || opcode == Opcodes.ATHROW);
  }

  @Override
  public void visitVarInsn(int opcode, int index) {
    super.visitVarInsn(opcode, index);
    set(opcode, null, null, opcode == Opcodes.RET);
  }

  @Override
  public void visitMethodInsn(
      int opcode, String owner, String name, String descriptor, boolean isInterface) {
    super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
    set(opcode, owner, name, false);
  }

  @Override
  public void visitJumpInsn(int opcode, Label target) {
    super.visitJumpInsn(opcode, target);
    set(opcode, null, null, opcode == Opcodes.GOTO, target);
  }

  @Override
  public void visitTableSwitchInsn(int min, int max, Label defaultTarget, Label... targets) {
    super.visitTableSwitchInsn(min, max, defaultTarget, targets);
    set(Opcodes.TABLESWITCH, null, null, true, with(defaultTarget, targets));
  }

  @Override
  public void visitLookupSwitchInsn(Label defaultTarget, int[] keys, Label[] targets) {
    super.visitLookupSwitchInsn(defaultTarget, keys, targets);
    set(Opcodes.LOOKUPSWITCH, null, null, true, with(defaultTarget, targets));
  }

  private static Label[] with(Label one, Label[] others) {
    List<Label> all = new ArrayList<>(List.of(others));
    all.add(one);
    return all.toArray(new Label[0]);
  }

  @Override
  public void visitEnd() {
    for (int i = 0; i < jumps.size(); i++) {
      List<Integer> targets = method.instructions().get(i).targets();
      jumps.get(i).forEach(label -> targets.add(offsetOf.apply(label)));
    }
    for (Label[] handler : handlers) {
      method
          .handlers()
          .add(
              new int[] {
                offsetOf.apply(handler[0]), offsetOf.apply(handler[1]), offsetOf.apply(handler[2])
              });
    }
  }
}
