/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.Opcodes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Loops from which the JIT could take the polls for safepoints if they held a flag. */
class CountedLoopsTest extends LoopCode {
  @ParameterizedTest
  @MethodSource("steps")
  void a_large_loop_that_calls_and_counts_gets_what_a_tight_one_gets(Consumer<LoopFinder> step) {
    code.visitLabel(head);
    nops(MORE_THAN_A_SMALL_BODY);
    call("com/acme/Job", "next", "()V");
    step.accept(code);
    jumpBackAndReturn();

    assertGated(1, 1);
  }

  static List<Consumer<LoopFinder>> steps() {
    return List.of(
        code -> code.visitIincInsn(1, 1),
        sum(Opcodes.IADD, Opcodes.ISTORE),
        sum(Opcodes.ISUB, Opcodes.ISTORE),
        sum(Opcodes.LADD, Opcodes.LSTORE),
        sum(Opcodes.LSUB, Opcodes.LSTORE),
        sum(Opcodes.IADD, Opcodes.I2B, Opcodes.ISTORE),
        sum(Opcodes.IADD, Opcodes.I2S, Opcodes.ISTORE),
        sum(Opcodes.IADD, Opcodes.I2C, Opcodes.DUP, Opcodes.ISTORE),
        sum(Opcodes.LADD, Opcodes.DUP2, Opcodes.LSTORE),
        sum(Opcodes.LADD, Opcodes.L2I, Opcodes.ISTORE));
  }

  private static Consumer<LoopFinder> sum(int... opcodes) {
    return code -> {
      int last = opcodes.length - 1;
      Arrays.stream(opcodes).limit(last).forEach(code::visitInsn);
      code.visitVarInsn(opcodes[last], 1);
    };
  }

  @Test
  void so_does_each_loop_within_one_that_counts() {
    Label inner = new Label();
    code.visitLabel(head);
    code.visitLabel(inner);
    nops(MORE_THAN_A_SMALL_BODY);
    call("com/acme/Job", "next", "()V");
    code.visitInsn(Opcodes.ICONST_0);
    code.visitJumpInsn(Opcodes.IFEQ, inner);
    code.visitIincInsn(1, 1);
    jumpBackAndReturn();

    assertGated(2, 2);
  }

  @Test
  void a_loop_around_one_that_counts_does_so_too_and_one_beside_it_does_not() {
    Label inner = new Label();
    Label beside = new Label();
    code.visitLabel(beside);
    nops(MORE_THAN_A_SMALL_BODY);
    call("com/acme/Job", "next", "()V");
    code.visitInsn(Opcodes.ICONST_0);
    code.visitJumpInsn(Opcodes.IFEQ, beside);
    code.visitLabel(head);
    call("com/acme/Job", "next", "()V");
    code.visitLabel(inner);
    nops(MORE_THAN_A_SMALL_BODY);
    code.visitIincInsn(1, 1);
    code.visitInsn(Opcodes.ICONST_0);
    code.visitJumpInsn(Opcodes.IFEQ, inner);
    jumpBackAndReturn();

    assertGated(2, 3);
  }

  @Test
  void a_number_that_a_large_loop_merely_computes_counts_nothing() {
    code.visitLabel(head);
    nops(MORE_THAN_A_SMALL_BODY);
    call("com/acme/Job", "next", "(I)I");
    code.visitVarInsn(Opcodes.ISTORE, 1);
    code.visitInsn(Opcodes.IADD);
    call("com/acme/Job", "next", "(I)V");
    jumpBackAndReturn();

    assertGated(0, 1);
  }

  @Test
  void without_gates_a_counted_loop_around_another_makes_a_call_so_that_the_nest_polls() {
    nest(() -> code.visitIincInsn(2, 1));

    assertThat(kinds()).containsExactly(CheckpointKind.GATE_OR_FLAG, CheckpointKind.GATE_OR_CALL);
  }

  @Test
  void so_does_one_around_a_loop_that_counts_nothing() {
    nest(() -> {});

    assertThat(kinds()).containsExactly(CheckpointKind.GATE_OR_FLAG, CheckpointKind.GATE_OR_CALL);
  }

  @ParameterizedTest
  @MethodSource("writes")
  void a_loop_around_one_that_writes_the_same_number_is_not_counted_and_polls(
      Consumer<LoopFinder> write) {
    nest(() -> write.accept(code));

    assertThat(kinds()).containsExactly(CheckpointKind.GATE_OR_FLAG, CheckpointKind.GATE_OR_FLAG);
  }

  static List<Consumer<LoopFinder>> writes() {
    return List.of(
        code -> code.visitIincInsn(1, 1),
        code -> code.visitVarInsn(Opcodes.ISTORE, 1),
        code -> code.visitVarInsn(Opcodes.LSTORE, 1));
  }

  @Test
  void a_counted_loop_beside_another_is_no_nest_with_it() {
    Label beside = new Label();
    code.visitLabel(beside);
    code.visitIincInsn(1, 1);
    code.visitInsn(Opcodes.ICONST_0);
    code.visitJumpInsn(Opcodes.IFEQ, beside);
    code.visitLabel(head);
    code.visitIincInsn(2, 1);
    jumpBackAndReturn();
    code.visitEnd();

    assertThat(kinds()).containsExactly(CheckpointKind.GATE_OR_FLAG, CheckpointKind.GATE_OR_FLAG);
  }

  private void nest(Runnable writeInner) {
    Label inner = new Label();
    code.visitLabel(head);
    code.visitInsn(Opcodes.NOP);
    code.visitLabel(inner);
    writeInner.run();
    code.visitInsn(Opcodes.ICONST_0);
    code.visitJumpInsn(Opcodes.IFEQ, inner);
    code.visitIincInsn(1, 1);
    jumpBackAndReturn();
    code.visitEnd();
  }
}
