/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.instrument;

import io.loopbrake.agent.flow.CheckpointKind;
import io.loopbrake.agent.flow.InstructionVisitor;
import io.loopbrake.agent.flow.MethodLoops;
import io.loopbrake.agent.gate.GateClass;
import io.loopbrake.agent.gate.RuntimeClass;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * Plants a call directly before each back-edge.
 *
 * <p>The call uses no operands and returns nothing, so it needs no new frames, locals or stack. It
 * is placed after any label at the jump: before the end label of a protected range it would belong
 * to that range's handler, and a {@code continue} out of {@code synchronized} would exit the
 * monitor twice.
 */
class CheckpointPlanter extends InstructionVisitor {
  private final MethodLoops loops;
  private final CheckpointChoice choice;
  private final String gate;

  CheckpointPlanter(
      MethodVisitor delegate, MethodLoops loops, CheckpointChoice choice, String className) {
    super(delegate);
    this.loops = loops;
    this.choice = choice;
    this.gate = GateClass.pass(GateClass.indexFor(className));
  }

  @Override
  protected void beforeInstruction(int index) {
    CheckpointKind kind = loops.checkpointBefore(index);
    if (kind == CheckpointKind.NONE) {
      return;
    }
    if (choice.isGate(kind)) {
      callGate();
    } else {
      call(
          RuntimeClass.INTERNAL_NAME,
          kind == CheckpointKind.GATE_OR_CALL || kind == CheckpointKind.CALL
              ? RuntimeClass.CALLED
              : RuntimeClass.CHECKPOINT,
          RuntimeClass.CHECKPOINT_DESCRIPTOR);
    }
  }

  final void callGate() {
    call(GateClass.INTERNAL_NAME, gate, GateClass.PASS_DESCRIPTOR);
  }

  private void call(String owner, String name, String descriptor) {
    mv.visitMethodInsn(Opcodes.INVOKESTATIC, owner, name, descriptor, false);
  }
}
