/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Consumer;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.Opcodes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which loops a volatile read at each turn does not suit. */
class GatedLoopsTest {
  private static final int MORE_THAN_A_SMALL_BODY = 100;
  private static final int MORE_THAN_IS_COMPILED = 8100;

  private final Label head = new Label();
  private final Label out = new Label();
  private MethodLoops loops;
  private final LoopFinder code = new LoopFinder(found -> loops = found);

  @Test
  void a_loop_that_calls_nothing_is_tight_however_large() {
    code.visitLabel(head);
    nops(MORE_THAN_A_SMALL_BODY);
    jumpBackAndReturn();

    assertTight(1, 1);
  }

  @Test
  void a_small_loop_is_tight_whatever_it_calls() {
    code.visitLabel(head);
    call("com/acme/Job", "next", "()V");
    jumpBackAndReturn();

    assertTight(1, 1);
  }

  @Test
  void a_large_loop_that_calls_is_ordinary() {
    code.visitLabel(head);
    nops(MORE_THAN_A_SMALL_BODY);
    call("com/acme/Job", "next", "()V");
    jumpBackAndReturn();

    assertTight(0, 1);
  }

  @ParameterizedTest
  @MethodSource("steps")
  void a_large_loop_that_calls_and_counts_gets_what_a_tight_one_gets(Consumer<LoopFinder> step) {
    code.visitLabel(head);
    nops(MORE_THAN_A_SMALL_BODY);
    call("com/acme/Job", "next", "()V");
    step.accept(code);
    jumpBackAndReturn();

    assertTight(1, 1);
  }

  static List<Consumer<LoopFinder>> steps() {
    return List.of(
        code -> code.visitIincInsn(1, 1),
        sum(Opcodes.IADD, Opcodes.ISTORE),
        sum(Opcodes.ISUB, Opcodes.ISTORE),
        sum(Opcodes.LADD, Opcodes.LSTORE),
        sum(Opcodes.LSUB, Opcodes.LSTORE));
  }

  private static Consumer<LoopFinder> sum(int add, int store) {
    return code -> {
      code.visitInsn(add);
      code.visitVarInsn(store, 1);
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

    assertTight(2, 2);
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

    assertTight(2, 3);
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

    assertTight(0, 1);
  }

  @Test
  void a_large_loop_that_calls_dynamically_is_ordinary() {
    code.visitLabel(head);
    nops(MORE_THAN_A_SMALL_BODY);
    code.visitInvokeDynamicInsn("run", "()V", null);
    jumpBackAndReturn();

    assertTight(0, 1);
  }

  @Test
  void a_large_loop_that_enters_a_monitor_is_ordinary() {
    code.visitLabel(head);
    nops(MORE_THAN_A_SMALL_BODY);
    code.visitInsn(Opcodes.MONITORENTER);
    jumpBackAndReturn();

    assertTight(0, 1);
  }

  @Test
  void a_call_that_the_jit_replaces_is_none() {
    code.visitLabel(head);
    nops(MORE_THAN_A_SMALL_BODY);
    call("java/lang/Math", "max", "(II)I");
    call("java/lang/String", "charAt", "(I)C");
    call("java/lang/Integer", "bitCount", "(I)I");
    jumpBackAndReturn();

    assertTight(1, 1);
  }

  @Test
  void a_call_with_objects_is_one_though_its_class_has_others_that_are_none() {
    code.visitLabel(head);
    nops(MORE_THAN_A_SMALL_BODY);
    call("java/lang/Integer", "parseInt", "(Ljava/lang/String;)I");
    jumpBackAndReturn();

    assertTight(0, 1);
  }

  @Test
  void a_tight_loop_in_an_ordinary_one_stays_tight() {
    Label inner = new Label();
    code.visitLabel(head);
    nops(MORE_THAN_A_SMALL_BODY);
    call("com/acme/Job", "next", "()V");
    code.visitLabel(inner);
    code.visitInsn(Opcodes.ICONST_0);
    code.visitJumpInsn(Opcodes.IFEQ, inner);
    jumpBackAndReturn();

    assertTight(1, 2);
    assertThat(loops.checkpointBefore(MORE_THAN_A_SMALL_BODY + 2)).isEqualTo(CheckpointKind.GATE);
    assertThat(loops.checkpointBefore(MORE_THAN_A_SMALL_BODY + 4)).isEqualTo(CheckpointKind.FLAG);
  }

  @Test
  void what_calls_beside_a_loop_does_not_matter() {
    nops(MORE_THAN_A_SMALL_BODY);
    call("com/acme/Job", "before", "()V");
    code.visitLabel(head);
    nops(MORE_THAN_A_SMALL_BODY);
    code.visitInsn(Opcodes.ICONST_0);
    code.visitJumpInsn(Opcodes.IFEQ, head);
    call("com/acme/Job", "behind", "()V");
    code.visitInsn(Opcodes.RETURN);

    assertTight(1, 1);
  }

  @Test
  void what_a_loop_calls_on_its_way_out_does_not_matter() {
    code.visitLabel(head);
    nops(MORE_THAN_A_SMALL_BODY);
    code.visitInsn(Opcodes.ICONST_0);
    code.visitJumpInsn(Opcodes.IFNE, out);
    code.visitJumpInsn(Opcodes.GOTO, head);
    code.visitLabel(out);
    call("com/acme/Job", "leave", "()V");
    code.visitInsn(Opcodes.RETURN);

    assertTight(1, 1);
  }

  @Test
  void a_call_in_a_handler_that_goes_round_again_is_in_the_loop() {
    Label end = new Label();
    Label handler = new Label();
    code.visitTryCatchBlock(head, end, handler, "java/lang/Exception");
    code.visitLabel(head);
    nops(MORE_THAN_A_SMALL_BODY);
    code.visitJumpInsn(Opcodes.GOTO, head);
    code.visitLabel(end);
    code.visitLabel(handler);
    call("com/acme/Log", "write", "(Ljava/lang/Exception;)V");
    code.visitJumpInsn(Opcodes.GOTO, head);

    assertTight(0, 2);
  }

  @Test
  void a_loop_whose_condition_stands_at_its_end_is_one_loop() {
    Label condition = new Label();
    code.visitJumpInsn(Opcodes.GOTO, condition);
    code.visitLabel(head);
    nops(MORE_THAN_A_SMALL_BODY);
    call("com/acme/Job", "next", "()V");
    code.visitLabel(condition);
    code.visitInsn(Opcodes.ICONST_0);
    code.visitJumpInsn(Opcodes.IFEQ, head);
    code.visitInsn(Opcodes.RETURN);

    assertTight(0, 1);
  }

  @Test
  void where_the_loop_has_two_entries_nothing_is_tight() {
    Label second = new Label();
    code.visitInsn(Opcodes.ICONST_0);
    code.visitJumpInsn(Opcodes.IFEQ, second);
    code.visitLabel(head);
    code.visitInsn(Opcodes.NOP);
    code.visitLabel(second);
    code.visitInsn(Opcodes.NOP);
    jumpBackAndReturn();

    assertTight(0, 1);
  }

  @Test
  void in_a_method_with_subroutines_nothing_is_tight() {
    code.visitLabel(head);
    code.visitJumpInsn(Opcodes.JSR, out);
    jumpBackAndReturn();
    code.visitLabel(out);
    code.visitVarInsn(Opcodes.ASTORE, 1);
    code.visitVarInsn(Opcodes.RET, 1);

    assertTight(0, 1);
  }

  @Test
  void in_a_method_that_is_never_compiled_nothing_is_tight() {
    nops(MORE_THAN_IS_COMPILED);
    code.visitLabel(head);
    jumpBackAndReturn();

    assertTight(0, 1);
  }

  @Test
  void a_loop_that_nothing_reaches_is_not_tight() {
    code.visitInsn(Opcodes.RETURN);
    code.visitLabel(head);
    code.visitJumpInsn(Opcodes.GOTO, head);

    assertTight(0, 1);
  }

  private void nops(int count) {
    for (int i = 0; i < count; i++) {
      code.visitInsn(Opcodes.NOP);
    }
  }

  private void call(String owner, String name, String descriptor) {
    code.visitMethodInsn(Opcodes.INVOKESTATIC, owner, name, descriptor, false);
  }

  private void jumpBackAndReturn() {
    code.visitInsn(Opcodes.ICONST_0);
    code.visitJumpInsn(Opcodes.IFEQ, head);
    code.visitInsn(Opcodes.RETURN);
  }

  private void assertTight(int tight, int backEdges) {
    code.visitEnd();
    assertThat(loops.count()).isEqualTo(backEdges);
    assertThat(loops.gatedCount()).isEqualTo(tight);
  }
}
