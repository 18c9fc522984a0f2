/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.flow;

import static org.assertj.core.api.Assertions.assertThat;

import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.Opcodes;
import org.junit.jupiter.api.Test;

/** Which loops are too tight for a volatile read at each turn. */
class GatedLoopsTest extends LoopCode {
  private static final int MORE_THAN_IS_COMPILED = 8100;

  private final Label out = new Label();

  @Test
  void a_loop_that_calls_nothing_is_tight_however_large() {
    code.visitLabel(head);
    nops(MORE_THAN_A_SMALL_BODY);
    jumpBackAndReturn();

    assertGated(1, 1);
  }

  @Test
  void a_small_loop_is_tight_whatever_it_calls() {
    code.visitLabel(head);
    call("com/acme/Job", "next", "()V");
    jumpBackAndReturn();

    assertGated(1, 1);
  }

  @Test
  void a_large_loop_that_calls_is_ordinary() {
    code.visitLabel(head);
    nops(MORE_THAN_A_SMALL_BODY);
    call("com/acme/Job", "next", "()V");
    jumpBackAndReturn();

    assertGated(0, 1);
  }

  @Test
  void a_large_loop_that_calls_dynamically_is_ordinary() {
    code.visitLabel(head);
    nops(MORE_THAN_A_SMALL_BODY);
    code.visitInvokeDynamicInsn("run", "()V", null);
    jumpBackAndReturn();

    assertGated(0, 1);
  }

  @Test
  void a_large_loop_that_enters_a_monitor_is_ordinary() {
    code.visitLabel(head);
    nops(MORE_THAN_A_SMALL_BODY);
    code.visitInsn(Opcodes.MONITORENTER);
    jumpBackAndReturn();

    assertGated(0, 1);
  }

  @Test
  void a_call_that_the_jit_replaces_is_none() {
    code.visitLabel(head);
    nops(MORE_THAN_A_SMALL_BODY);
    call("java/lang/Math", "max", "(II)I");
    call("java/lang/String", "charAt", "(I)C");
    call("java/lang/Integer", "bitCount", "(I)I");
    jumpBackAndReturn();

    assertGated(1, 1);
  }

  @Test
  void a_call_with_objects_is_one_though_its_class_has_others_that_are_none() {
    code.visitLabel(head);
    nops(MORE_THAN_A_SMALL_BODY);
    call("java/lang/Integer", "parseInt", "(Ljava/lang/String;)I");
    jumpBackAndReturn();

    assertGated(0, 1);
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

    assertGated(1, 2);
    assertThat(checkpointBefore(MORE_THAN_A_SMALL_BODY + 2)).isEqualTo(CheckpointKind.GATE_OR_FLAG);
    assertThat(checkpointBefore(MORE_THAN_A_SMALL_BODY + 4)).isEqualTo(CheckpointKind.FLAG);
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

    assertGated(1, 1);
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

    assertGated(1, 1);
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

    assertGated(0, 2);
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

    assertGated(0, 1);
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

    assertGated(0, 1);
  }

  @Test
  void in_a_method_with_subroutines_nothing_is_tight() {
    code.visitLabel(head);
    code.visitJumpInsn(Opcodes.JSR, out);
    jumpBackAndReturn();
    code.visitLabel(out);
    code.visitVarInsn(Opcodes.ASTORE, 1);
    code.visitVarInsn(Opcodes.RET, 1);

    assertGated(0, 1);
  }

  @Test
  void in_a_method_that_is_never_compiled_nothing_is_tight() {
    nops(MORE_THAN_IS_COMPILED);
    code.visitLabel(head);
    jumpBackAndReturn();

    assertGated(0, 1);
  }

  @Test
  void a_loop_that_nothing_reaches_is_not_tight() {
    code.visitInsn(Opcodes.RETURN);
    code.visitLabel(head);
    code.visitJumpInsn(Opcodes.GOTO, head);

    assertGated(0, 1);
  }
}
