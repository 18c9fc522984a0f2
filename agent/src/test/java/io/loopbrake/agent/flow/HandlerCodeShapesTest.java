/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cleanup code as javac does not write it, or no longer. */
class HandlerCodeShapesTest {
  private static final String CHECKPOINTS = "java/lang/$Loopbrake";
  private static final String GATES = "java/lang/invoke/$Loopbrake$Gate";
  private static final int NONE = HandlerCode.NO_HANDLER;
  private static final int RETURN_ADDRESS = 2;
  private static final int FAR = 40_000;

  private final Label start = new Label();
  private final Label end = new Label();
  private final Label handler = new Label();
  private final Label other = new Label();
  private String name = "run";
  private byte[] classFile;
  private HandlerCode code;

  @ParameterizedTest
  @ValueSource(ints = {Opcodes.V1_1, Opcodes.V1_4})
  void a_subroutine_that_is_also_called_without_a_throwable_is_no_cleanup_code(int version) {
    write(
        version,
        method -> {
          method.visitTryCatchBlock(start, end, handler, null);
          at(method, start);
          call(method, "work");
          at(method, end);
          method.visitJumpInsn(Opcodes.JSR, other);
          method.visitInsn(Opcodes.RETURN);
          oldFinally(method);
        });

    assertHandlers("work", NONE);
    assertHandlers("clean", NONE);
    assertHandlers("rethrow", entry(0));
  }

  @ParameterizedTest
  @ValueSource(ints = {Opcodes.V1_1, Opcodes.V1_4})
  void a_subroutine_that_only_a_handler_calls_is_cleanup_code_with_what_follows(int version) {
    write(
        version,
        method -> {
          method.visitTryCatchBlock(start, end, handler, null);
          at(method, start);
          call(method, "work");
          method.visitJumpInsn(Opcodes.GOTO, start);
          at(method, end);
          oldFinally(method);
        });

    assertHandlers("work", NONE);
    assertHandlers("clean", entry(0));
    assertHandlers("rethrow", entry(0));
  }

  private void oldFinally(MethodVisitor method) {
    at(method, handler);
    method.visitVarInsn(Opcodes.ASTORE, 1);
    method.visitJumpInsn(Opcodes.JSR, other);
    call(method, "rethrow");
    method.visitVarInsn(Opcodes.ALOAD, 1);
    method.visitInsn(Opcodes.ATHROW);
    at(method, other);
    method.visitVarInsn(Opcodes.ASTORE, RETURN_ADDRESS);
    call(method, "clean");
    method.visitVarInsn(Opcodes.RET, RETURN_ADDRESS);
  }

  @Test
  void a_subroutine_before_its_call_in_a_handler_does_not_end_the_cleanup() {
    write(
        Opcodes.V1_4,
        method -> {
          method.visitTryCatchBlock(start, end, handler, null);
          method.visitJumpInsn(Opcodes.GOTO, start);
          at(method, other);
          method.visitVarInsn(Opcodes.ASTORE, RETURN_ADDRESS);
          call(method, "clean");
          method.visitVarInsn(Opcodes.RET, RETURN_ADDRESS);
          at(method, start);
          method.visitJumpInsn(Opcodes.JSR, other);
          at(method, end);
          method.visitInsn(Opcodes.RETURN);
          at(method, handler);
          method.visitInsn(Opcodes.POP);
          checkpoint(method, CHECKPOINTS);
          method.visitJumpInsn(Opcodes.JSR, other);
          method.visitInsn(Opcodes.RETURN);
        });

    assertHandlers("clean", NONE);
    assertHandlers("checkpoint", entry(0));
  }

  @Test
  void code_that_is_also_reached_without_a_throwable_is_no_cleanup_code() {
    write(
        Opcodes.V1_4,
        method -> {
          method.visitTryCatchBlock(start, end, handler, null);
          at(method, start);
          call(method, "work");
          at(method, end);
          method.visitJumpInsn(Opcodes.GOTO, other);
          at(method, handler);
          method.visitInsn(Opcodes.POP);
          call(method, "clean");
          at(method, other);
          call(method, "after");
          method.visitInsn(Opcodes.RETURN);
        });

    assertHandlers("work", NONE);
    assertHandlers("clean", entry(0));
    assertHandlers("after", NONE);
  }

  @Test
  void a_handler_that_code_also_falls_into_is_none() {
    write(
        Opcodes.V1_4,
        method -> {
          method.visitTryCatchBlock(start, handler, handler, null);
          at(method, start);
          method.visitInsn(Opcodes.ACONST_NULL);
          at(method, handler);
          method.visitInsn(Opcodes.POP);
          call(method, "clean");
          method.visitInsn(Opcodes.RETURN);
        });

    assertThat(code.isEmpty()).isTrue();
  }

  @Test
  void dead_code_and_handlers_of_nothing_else_are_no_cleanup_code() {
    write(
        Opcodes.V1_4,
        method -> {
          method.visitTryCatchBlock(start, end, handler, null);
          method.visitInsn(Opcodes.RETURN);
          at(method, start);
          call(method, "dead");
          method.visitInsn(Opcodes.RETURN);
          at(method, end);
          at(method, handler);
          method.visitInsn(Opcodes.POP);
          call(method, "clean");
          method.visitInsn(Opcodes.RETURN);
        });

    assertThat(code.isEmpty()).isTrue();
  }

  @Test
  void what_two_handlers_lead_to_belongs_to_the_lower_one() {
    write(
        Opcodes.V1_4,
        method -> {
          method.visitTryCatchBlock(start, end, other, "java/lang/RuntimeException");
          method.visitTryCatchBlock(start, end, handler, null);
          at(method, start);
          call(method, "work");
          at(method, end);
          method.visitInsn(Opcodes.RETURN);
          at(method, handler);
          call(method, "clean");
          at(method, other);
          call(method, "both");
          method.visitInsn(Opcodes.POP);
          method.visitInsn(Opcodes.RETURN);
        });

    assertThat(entry(1)).isLessThan(entry(0));
    assertHandlers("clean", entry(1));
    assertHandlers("both", entry(1));
  }

  @Test
  void a_handler_that_protects_itself_is_entered_once() {
    write(
        Opcodes.V1_4,
        method -> {
          method.visitTryCatchBlock(start, end, handler, null);
          at(method, start);
          call(method, "work");
          method.visitInsn(Opcodes.RETURN);
          at(method, handler);
          call(method, "clean");
          at(method, end);
          method.visitInsn(Opcodes.ATHROW);
        });

    assertHandlers("work", NONE);
    assertHandlers("clean", entry(0));
  }

  @ParameterizedTest
  @ValueSource(strings = {CHECKPOINTS, GATES + "0", GATES + "63"})
  void a_switch_back_to_try_again_ends_the_cleanup_with_its_checkpoint(String owner) {
    writeRetry(method -> checkpoint(method, owner), 0);

    assertHandlers("work", NONE);
    assertHandlers("clean", entry(0));
    assertHandlers("checkpoint", NONE);
  }

  @Test
  void a_call_of_another_class_before_a_jump_back_is_still_cleanup_code() {
    writeRetry(method -> checkpoint(method, "java/lang/$Loop"), 0);

    assertHandlers("checkpoint", entry(0));
  }

  @Test
  void a_checkpoint_that_does_not_stand_directly_before_a_jump_back_is_still_cleanup_code() {
    writeRetry(
        method -> {
          checkpoint(method, CHECKPOINTS);
          method.visitInsn(Opcodes.NOP);
        },
        0);

    assertHandlers("checkpoint", entry(0));
  }

  @Test
  void a_wide_jump_back_to_try_again_ends_the_cleanup_too() {
    write(
        Opcodes.V1_4,
        method -> {
          method.visitTryCatchBlock(start, end, handler, null);
          at(method, start);
          call(method, "work");
          at(method, end);
          method.visitInsn(Opcodes.RETURN);
          at(method, handler);
          method.visitInsn(Opcodes.POP);
          nops(method, FAR);
          call(method, "clean");
          checkpoint(method, CHECKPOINTS);
          method.visitJumpInsn(Opcodes.GOTO, start);
        });

    assertHandlers("clean", entry(0));
    assertHandlers("checkpoint", NONE);
  }

  @Test
  void a_handler_is_found_behind_wide_jumps_and_wide_variables() {
    write(
        Opcodes.V1_4,
        method -> {
          method.visitTryCatchBlock(start, end, handler, null);
          method.visitJumpInsn(Opcodes.GOTO, start);
          nops(method, FAR);
          at(method, start);
          method.visitInsn(Opcodes.ICONST_0);
          method.visitVarInsn(Opcodes.ISTORE, 1000);
          method.visitIincInsn(1000, 1000);
          call(method, "work");
          at(method, end);
          method.visitInsn(Opcodes.RETURN);
          at(method, handler);
          method.visitInsn(Opcodes.POP);
          call(method, "clean");
          method.visitInsn(Opcodes.RETURN);
        });

    assertHandlers("work", NONE);
    assertHandlers("clean", entry(0));
  }

  @Test
  void a_name_may_be_of_any_characters() {
    name = "\u00e4\u20ac\u0000\ud83d\ude00z";
    writeRetry(method -> {}, 0);
    int clean = CodeOffsets.of(classFile, name).calls("clean").get(0);

    assertThat(code.handlerAt(name, "()V", clean)).isEqualTo(entry(0));
    assertThat(code.handlerAt(name.substring(0, name.length() - 1), "()V", clean)).isEqualTo(NONE);
    assertThat(code.handlerAt(name + "z", "()V", clean)).isEqualTo(NONE);
    assertThat(code.handlerAt("", "()V", clean)).isEqualTo(NONE);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 60_000})
  void a_method_may_be_as_large_as_methods_get(int nopsInHandler) {
    writeRetry(method -> {}, nopsInHandler);

    int afterNops = CodeOffsets.of(classFile, name).calls("clean").get(0);
    assertThat(afterNops).isGreaterThan(nopsInHandler);
    int entry = entry(0);
    assertThat(IntStream.range(entry, afterNops + 3))
        .allMatch(pc -> code.handlerAt(name, "()V", pc) == entry);
    assertThat(code.handlerAt(name, "()V", entry - 1)).isEqualTo(NONE);
  }

  private void writeRetry(Consumer<MethodVisitor> beforeJump, int nops) {
    write(
        Opcodes.V1_4,
        method -> {
          method.visitTryCatchBlock(start, end, handler, null);
          at(method, start);
          call(method, "work");
          at(method, end);
          method.visitInsn(Opcodes.RETURN);
          at(method, handler);
          method.visitInsn(Opcodes.POP);
          nops(method, nops);
          call(method, "clean");
          method.visitInsn(Opcodes.ICONST_0);
          beforeJump.accept(method);
          method.visitTableSwitchInsn(0, 1, other, other, start);
          at(method, other);
          method.visitInsn(Opcodes.RETURN);
        });
  }

  private void write(int version, Consumer<MethodVisitor> body) {
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    writer.visit(version, Opcodes.ACC_PUBLIC, "Shape", null, "java/lang/Object", null);
    MethodVisitor method =
        writer.visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, name, "()V", null, null);
    method.visitCode();
    body.accept(method);
    method.visitMaxs(0, 0);
    method.visitEnd();
    writer.visitEnd();
    classFile = writer.toByteArray();
    code = HandlerCode.of(classFile, StopType.ERROR, CHECKPOINTS, GATES);
  }

  private static void at(MethodVisitor method, Label label) {
    method.visitLabel(label);
  }

  private static void call(MethodVisitor method, String called) {
    method.visitMethodInsn(Opcodes.INVOKESTATIC, "Shape", called, "()V", false);
  }

  private static void checkpoint(MethodVisitor method, String owner) {
    method.visitMethodInsn(Opcodes.INVOKESTATIC, owner, "checkpoint", "()V", false);
  }

  private static void nops(MethodVisitor method, int count) {
    for (int i = 0; i < count; i++) {
      method.visitInsn(Opcodes.NOP);
    }
  }

  private int entry(int index) {
    return CodeOffsets.of(classFile, name).handlers().get(index)[2];
  }

  private void assertHandlers(String called, Integer... entries) {
    List<Integer> calls = CodeOffsets.of(classFile, name).calls(called);
    assertThat(calls)
        .as(called)
        .extracting(pc -> code.handlerAt(name, "()V", pc))
        .containsExactly(entries);
  }
}
