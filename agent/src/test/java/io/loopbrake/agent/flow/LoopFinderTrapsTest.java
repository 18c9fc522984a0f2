/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.flow;

import static org.assertj.core.api.Assertions.assertThat;

import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.Opcodes;
import org.junit.jupiter.api.Test;

/** Which back-edges a stop error would come back to for ever, and which only look like it. */
class LoopFinderTrapsTest {
  private static final String ANY = null;

  private final Label start = new Label();
  private final Label handler = new Label();
  private final Label end = new Label();
  private MethodLoops loops;
  private final LoopFinder code = new LoopFinder(found -> loops = found);

  @Test
  void a_loop_before_a_handler_that_only_begins_in_its_own_range_is_free() {
    code.visitTryCatchBlock(start, end, handler, ANY);
    code.visitLabel(start);
    code.visitInsn(Opcodes.NOP);
    code.visitJumpInsn(Opcodes.GOTO, start);
    code.visitLabel(handler);
    code.visitVarInsn(Opcodes.ASTORE, 1);
    code.visitLabel(end);
    rethrow();
    assertTrapped(0, 1);
  }

  @Test
  void a_loop_in_a_handler_that_protects_itself_is_trapped() {
    code.visitTryCatchBlock(start, end, handler, ANY);
    code.visitLabel(start);
    code.visitInsn(Opcodes.NOP);
    code.visitLabel(handler);
    code.visitVarInsn(Opcodes.ASTORE, 1);
    Label again = new Label();
    code.visitLabel(again);
    code.visitInsn(Opcodes.ICONST_1);
    code.visitJumpInsn(Opcodes.IFNE, again);
    code.visitLabel(end);
    rethrow();
    assertTrapped(1, 1);
  }

  @Test
  void what_a_trapped_loop_in_the_handler_goes_back_to_is_trapped_with_it() {
    code.visitTryCatchBlock(start, end, handler, ANY);
    code.visitLabel(start);
    code.visitInsn(Opcodes.ICONST_1);
    code.visitJumpInsn(Opcodes.IFNE, start);
    code.visitInsn(Opcodes.RETURN);
    code.visitLabel(handler);
    code.visitInsn(Opcodes.POP);
    code.visitJumpInsn(Opcodes.GOTO, start);
    code.visitLabel(end);
    assertTrapped(2, 2);
  }

  @Test
  void a_loop_that_a_handler_goes_on_with_over_a_free_back_edge_is_free() {
    code.visitTryCatchBlock(start, end, handler, ANY);
    code.visitLabel(start);
    code.visitInsn(Opcodes.ICONST_1);
    code.visitJumpInsn(Opcodes.IFNE, start);
    code.visitInsn(Opcodes.RETURN);
    code.visitLabel(end);
    code.visitLabel(handler);
    code.visitInsn(Opcodes.POP);
    code.visitJumpInsn(Opcodes.GOTO, start);
    assertTrapped(0, 2);
  }

  @Test
  void a_loop_behind_its_handler_is_trapped() {
    code.visitTryCatchBlock(start, end, handler, "java/lang/Throwable");
    code.visitJumpInsn(Opcodes.GOTO, start);
    code.visitLabel(handler);
    code.visitInsn(Opcodes.POP);
    code.visitLabel(start);
    code.visitInsn(Opcodes.NOP);
    code.visitJumpInsn(Opcodes.GOTO, start);
    code.visitLabel(end);
    assertTrapped(1, 1);
  }

  @Test
  void a_loop_behind_a_handler_of_exceptions_is_free() {
    code.visitTryCatchBlock(start, end, handler, "java/lang/Exception");
    code.visitJumpInsn(Opcodes.GOTO, start);
    code.visitLabel(handler);
    code.visitInsn(Opcodes.POP);
    code.visitLabel(start);
    code.visitInsn(Opcodes.NOP);
    code.visitJumpInsn(Opcodes.GOTO, start);
    code.visitLabel(end);
    assertTrapped(0, 1);
  }

  @Test
  void a_loop_that_is_reached_again_by_a_rethrow_is_trapped() {
    Label outerEnd = new Label();
    Label outer = new Label();
    code.visitTryCatchBlock(start, end, handler, ANY);
    code.visitTryCatchBlock(end, outerEnd, outer, "java/lang/Error");
    code.visitJumpInsn(Opcodes.GOTO, start);
    code.visitLabel(outer);
    code.visitInsn(Opcodes.POP);
    code.visitLabel(start);
    code.visitInsn(Opcodes.NOP);
    code.visitJumpInsn(Opcodes.GOTO, start);
    code.visitLabel(end);
    code.visitLabel(handler);
    code.visitInsn(Opcodes.ATHROW);
    code.visitLabel(outerEnd);
    assertTrapped(1, 1);
  }

  @Test
  void of_two_loops_that_hand_the_error_to_each_other_one_is_trapped() {
    Label other = new Label();
    Label otherHandler = new Label();
    Label otherEnd = new Label();
    code.visitTryCatchBlock(start, end, handler, ANY);
    code.visitTryCatchBlock(other, otherEnd, otherHandler, ANY);
    code.visitJumpInsn(Opcodes.GOTO, start);
    code.visitLabel(otherHandler);
    code.visitInsn(Opcodes.POP);
    code.visitLabel(start);
    code.visitInsn(Opcodes.NOP);
    code.visitJumpInsn(Opcodes.GOTO, start);
    code.visitLabel(end);
    code.visitLabel(handler);
    code.visitInsn(Opcodes.POP);
    code.visitLabel(other);
    code.visitInsn(Opcodes.NOP);
    code.visitJumpInsn(Opcodes.GOTO, other);
    code.visitLabel(otherEnd);
    assertTrapped(1, 2);
  }

  @Test
  void the_first_handler_in_the_table_catches() {
    Label harmless = new Label();
    code.visitTryCatchBlock(start, end, harmless, ANY);
    code.visitTryCatchBlock(start, end, handler, ANY);
    code.visitJumpInsn(Opcodes.GOTO, start);
    code.visitLabel(handler);
    code.visitInsn(Opcodes.POP);
    code.visitLabel(start);
    code.visitInsn(Opcodes.NOP);
    code.visitJumpInsn(Opcodes.GOTO, start);
    code.visitLabel(end);
    code.visitLabel(harmless);
    code.visitInsn(Opcodes.ATHROW);
    assertTrapped(0, 1);
  }

  private void rethrow() {
    code.visitVarInsn(Opcodes.ALOAD, 1);
    code.visitInsn(Opcodes.ATHROW);
  }

  private void assertTrapped(int trapped, int backEdges) {
    code.visitEnd();
    assertThat(loops.count()).isEqualTo(backEdges);
    assertThat(loops.trappedCount()).isEqualTo(trapped);
  }
}
