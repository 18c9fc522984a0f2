/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.Opcodes;

/** Code with loops, written an instruction at a time. */
abstract class LoopCode {
  static final int MORE_THAN_A_SMALL_BODY = 100;

  final Label head = new Label();
  final LoopFinder code = new LoopFinder(found -> loops = found);
  private MethodLoops loops;

  final void nops(int count) {
    for (int i = 0; i < count; i++) {
      code.visitInsn(Opcodes.NOP);
    }
  }

  final void call(String owner, String name, String descriptor) {
    code.visitMethodInsn(Opcodes.INVOKESTATIC, owner, name, descriptor, false);
  }

  final void jumpBackAndReturn() {
    code.visitInsn(Opcodes.ICONST_0);
    code.visitJumpInsn(Opcodes.IFEQ, head);
    code.visitInsn(Opcodes.RETURN);
  }

  final void assertGated(int gated, int backEdges) {
    code.visitEnd();
    assertThat(loops.count()).isEqualTo(backEdges);
    assertThat(loops.gatedCount()).isEqualTo(gated);
  }

  /** Those of the back-edges, in the order of the code. */
  final List<CheckpointKind> kinds() {
    return IntStream.range(0, code.nextIndex())
        .mapToObj(loops::checkpointBefore)
        .filter(kind -> kind != CheckpointKind.NONE)
        .toList();
  }

  final CheckpointKind checkpointBefore(int instruction) {
    return loops.checkpointBefore(instruction);
  }
}
