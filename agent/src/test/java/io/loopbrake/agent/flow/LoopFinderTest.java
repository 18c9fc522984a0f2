/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.Opcodes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which instructions close loops. Numbers in the tests are those of instructions, from 0. */
class LoopFinderTest {
  private final Label before = new Label();
  private final Label behind = new Label();
  private final List<MethodLoops> found = new ArrayList<>();
  private final LoopFinder code = new LoopFinder(found::add);

  @Test
  void a_method_without_jumps_has_no_loops() {
    code.visitInsn(Opcodes.RETURN);
    code.visitEnd();

    assertThat(found).isEmpty();
  }

  @Test
  void a_method_with_jumps_ahead_only_has_no_loops() {
    code.visitJumpInsn(Opcodes.GOTO, behind);
    code.visitInsn(Opcodes.ICONST_0);
    code.visitTableSwitchInsn(0, 1, behind, behind, behind);
    code.visitLabel(behind);
    code.visitInsn(Opcodes.RETURN);
    code.visitEnd();

    assertThat(found).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        Opcodes.IFEQ,
        Opcodes.IFNE,
        Opcodes.IFLT,
        Opcodes.IFGE,
        Opcodes.IFGT,
        Opcodes.IFLE,
        Opcodes.IF_ICMPEQ,
        Opcodes.IF_ICMPNE,
        Opcodes.IF_ICMPLT,
        Opcodes.IF_ICMPGE,
        Opcodes.IF_ICMPGT,
        Opcodes.IF_ICMPLE,
        Opcodes.IF_ACMPEQ,
        Opcodes.IF_ACMPNE,
        Opcodes.GOTO,
        Opcodes.JSR,
        Opcodes.IFNULL,
        Opcodes.IFNONNULL
      })
  void every_kind_of_jump_closes_a_loop_that_goes_back(int opcode) {
    code.visitLabel(before);
    code.visitInsn(Opcodes.NOP);
    code.visitJumpInsn(opcode, before);
    code.visitInsn(Opcodes.RETURN);

    assertBackEdges(1);
  }

  @Test
  void a_jump_to_itself_is_a_loop() {
    code.visitInsn(Opcodes.NOP);
    code.visitLabel(before);
    code.visitJumpInsn(Opcodes.GOTO, before);

    assertBackEdges(1);
  }

  @Test
  void a_jump_to_the_next_instruction_is_none() {
    code.visitLabel(before);
    code.visitJumpInsn(Opcodes.GOTO, behind);
    code.visitLabel(behind);
    code.visitJumpInsn(Opcodes.GOTO, before);

    assertBackEdges(1);
  }

  @Test
  void a_switch_goes_back_if_one_of_its_targets_does_or_its_default() {
    code.visitLabel(before);
    code.visitTableSwitchInsn(0, 2, behind, behind, before, behind);
    code.visitTableSwitchInsn(0, 1, before, behind, behind);
    code.visitLookupSwitchInsn(behind, new int[] {1, 5}, new Label[] {behind, before});
    code.visitLookupSwitchInsn(before, new int[0], new Label[0]);
    code.visitLookupSwitchInsn(behind, new int[] {1}, new Label[] {behind});
    code.visitLabel(behind);
    code.visitInsn(Opcodes.RETURN);

    assertBackEdges(0, 1, 2, 3);
  }

  @Test
  void a_switch_that_goes_back_twice_is_one_back_edge() {
    code.visitLabel(before);
    code.visitTableSwitchInsn(0, 1, before, before, before);

    assertBackEdges(0);
  }

  @Test
  void several_jumps_to_one_place_are_several_back_edges() {
    code.visitLabel(before);
    code.visitJumpInsn(Opcodes.IFEQ, before);
    code.visitInsn(Opcodes.NOP);
    code.visitJumpInsn(Opcodes.IFNE, before);
    code.visitJumpInsn(Opcodes.GOTO, before);

    assertBackEdges(0, 2, 3);
  }

  @Test
  void every_instruction_has_a_number() {
    code.visitLabel(before);
    code.visitInsn(Opcodes.NOP);
    code.visitIntInsn(Opcodes.BIPUSH, 1);
    code.visitVarInsn(Opcodes.ILOAD, 1);
    code.visitTypeInsn(Opcodes.NEW, "A");
    code.visitFieldInsn(Opcodes.GETSTATIC, "A", "b", "I");
    code.visitMethodInsn(Opcodes.INVOKESTATIC, "A", "b", "()V", false);
    code.visitInvokeDynamicInsn("a", "()V", null);
    code.visitLdcInsn("text");
    code.visitIincInsn(1, 1);
    code.visitMultiANewArrayInsn("[[I", 2);
    code.visitLookupSwitchInsn(behind, new int[0], new Label[0]);
    code.visitTableSwitchInsn(0, 0, behind, behind);
    code.visitLabel(behind);
    code.visitLineNumber(7, behind);
    code.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
    code.visitJumpInsn(Opcodes.GOTO, before);

    assertBackEdges(12);
  }

  @Test
  void what_is_no_back_edge_gets_no_checkpoint() {
    code.visitLabel(before);
    code.visitInsn(Opcodes.NOP);
    code.visitJumpInsn(Opcodes.GOTO, before);
    code.visitEnd();

    MethodLoops loops = found.get(0);
    assertThat(loops.checkpointBefore(0)).isEqualTo(CheckpointKind.NONE);
    assertThat(loops.checkpointBefore(1)).isNotEqualTo(CheckpointKind.NONE);
    assertThat(loops.checkpointBefore(2)).isEqualTo(CheckpointKind.NONE);
  }

  @Test
  void a_back_edge_where_a_stop_would_come_back_gets_no_checkpoint_and_is_counted() {
    code.visitTryCatchBlock(before, behind, before, null);
    code.visitLabel(before);
    code.visitInsn(Opcodes.POP);
    code.visitInsn(Opcodes.ACONST_NULL);
    code.visitJumpInsn(Opcodes.GOTO, before);
    code.visitLabel(behind);
    code.visitEnd();

    MethodLoops loops = found.get(0);
    assertThat(loops.count()).isEqualTo(1);
    assertThat(loops.trappedCount()).isEqualTo(1);
    assertThat(loops.coverableCount()).isZero();
    assertThat(loops.gatedCount()).isZero();
    assertThat(loops.checkpointBefore(2)).isEqualTo(CheckpointKind.NONE);
  }

  private void assertBackEdges(int... expected) {
    code.visitEnd();
    assertThat(found).hasSize(1);
    MethodLoops loops = found.get(0);
    assertThat(loops.count()).isEqualTo(expected.length);
    assertThat(loops.coverableCount()).isEqualTo(expected.length);
    List<Integer> actual = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      if (loops.checkpointBefore(i) != CheckpointKind.NONE) {
        actual.add(i);
      }
    }
    assertThat(actual).containsExactlyElementsOf(Arrays.stream(expected).boxed().toList());
  }
}
