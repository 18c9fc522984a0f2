/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.gate.GateClass;
import io.loopbrake.agent.instrument.CheckpointChoice;
import io.loopbrake.agent.instrument.ClassInstrumenter;
import io.loopbrake.agent.testing.Targets;
import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.jar.asm.Opcodes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which code of javac's is cleanup code. The targets are in {@code probes.Cleanups}. */
class HandlerCodeTest {
  private static final int NONE = HandlerCode.NO_HANDLER;
  private static final byte[] CLASS = Targets.classFile("io.loopbrake.probes.Cleanups");

  private final HandlerCode code =
      HandlerCode.ofLines(CLASS, StopType.ERROR, GateClass.checkpointOwnerPrefixes());

  @Test
  void a_method_without_handlers_has_no_cleanup_code() {
    assertHandlers("nothing", "work", NONE);
  }

  @Test
  void a_class_without_handlers_has_no_cleanup_code() {
    assertThat(code.isEmpty()).isFalse();
    byte[] plain = Targets.classFile("io.loopbrake.targets.Plain");
    assertThat(HandlerCode.of(plain, StopType.ERROR, "")).matches(HandlerCode::isEmpty);
  }

  @Test
  void a_catch_block_is_cleanup_code_and_what_follows_is_not() {
    assertHandlers("catching", "work", NONE);
    assertHandlers("catching", "clean", entry("catching", 0));
    assertHandlers("catching", "after", NONE);
  }

  @Test
  void each_of_two_catch_blocks_has_its_own_handler() {
    assertHandlers("catchingTwo", "clean", entry("catchingTwo", 0));
    assertHandlers("catchingTwo", "cleanMore", entry("catchingTwo", 1));
    assertThat(entry("catchingTwo", 0)).isNotEqualTo(entry("catchingTwo", 1));
  }

  @Test
  void a_finally_block_is_cleanup_code_where_a_throwable_leads_to_it() {
    assertHandlers("cleaningUp", "work", NONE);
    assertHandlers("cleaningUp", "clean", NONE, entry("cleaningUp", 0));
    assertHandlers("cleaningUp", "after", NONE);
  }

  @Test
  void a_finally_block_behind_a_catch_block_belongs_to_both_handlers() {
    int caught = entry("catchingAndCleaningUp", 0);
    int thrown = entry("catchingAndCleaningUp", 1);
    assertHandlers("catchingAndCleaningUp", "clean", caught);
    assertHandlers("catchingAndCleaningUp", "cleanMore", NONE, caught, thrown);
    assertHandlers("catchingAndCleaningUp", "after", NONE);
  }

  @Test
  void a_finally_block_that_only_a_throwable_leads_to_is_cleanup_code() {
    assertHandlers("endless", "work", NONE);
    assertHandlers("endless", "clean", entry("endless", 0));
  }

  @Test
  void a_resource_is_closed_in_cleanup_code_where_a_throwable_leads_to_it() {
    assertHandlers("closing", "work", NONE);
    assertHandlers("closing", "close", NONE, entry("closing", 0));
    assertHandlers("closing", "addSuppressed", entry("closing", 1));
    assertHandlers("closing", "after", NONE);
  }

  @Test
  void a_catch_block_in_a_catch_block_has_its_own_handler_and_what_follows_it_has_not() {
    assertHandlers("catchingInCatch", "clean", entry("catchingInCatch", 0));
    assertHandlers("catchingInCatch", "cleanMore", entry("catchingInCatch", 1));
    assertHandlers("catchingInCatch", "cleanRest", entry("catchingInCatch", 0));
    assertHandlers("catchingInCatch", "after", NONE);
  }

  @Test
  void a_loop_in_a_catch_block_is_cleanup_code_with_its_jump_back() {
    int entry = entry("loopingInCatch", 0);
    assertHandlers("loopingInCatch", "clean", entry);
    int back = lastJumpBack("loopingInCatch");
    assertThat(code.handlerAt("loopingInCatch", "()V", back)).isEqualTo(entry);
  }

  @Test
  void a_loop_around_a_catch_block_is_none() {
    assertHandlers("catchingInLoop", "clean", entry("catchingInLoop", 0));
    assertHandlers("catchingInLoop", "after", NONE);
    int back = lastJumpBack("catchingInLoop");
    assertThat(code.handlerAt("catchingInLoop", "()V", back)).isEqualTo(NONE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"retrying", "retryingIfReady"})
  void a_jump_back_to_try_again_ends_the_cleanup(String method) {
    int entry = entry(method, 0);
    assertHandlers(method, "clean", entry);
    List<Integer> back = jumpsBack(CLASS, method);
    assertThat(back).anyMatch(pc -> pc > entry);
    assertThat(back).allMatch(pc -> code.handlerAt(method, "()I", pc) == NONE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"retrying", "retryingIfReady"})
  void the_checkpoint_of_such_a_jump_is_no_cleanup_code_either(String method) {
    byte[] planted =
        new ClassInstrumenter(CheckpointChoice.gatesWhereTheySuit()).instrument(CLASS).classFile();
    HandlerCode withCheckpoints =
        HandlerCode.of(planted, StopType.ERROR, GateClass.checkpointOwnerPrefixes());
    HandlerCode nothingKnown = HandlerCode.of(planted, StopType.ERROR, "com/acme/None");

    List<Integer> inHandler = new ArrayList<>(jumpsBack(planted, method));
    int entry = CodeOffsets.of(planted, method).entries().get(0);
    inHandler.removeIf(pc -> pc < entry);
    assertThat(inHandler).isNotEmpty();
    for (int pc : inHandler) {
      int checkpoint = pc - 3;
      assertThat(withCheckpoints.handlerAt(method, "()I", checkpoint)).isEqualTo(NONE);
      assertThat(withCheckpoints.handlerAt(method, "()I", checkpoint - 1)).isEqualTo(entry);
      assertThat(nothingKnown.handlerAt(method, "()I", checkpoint)).isEqualTo(entry);
    }
  }

  @Test
  void a_jump_back_to_try_again_in_a_catch_block_belongs_to_that() {
    String method = "retryingInCatch";
    int outer = entry(method, 0);
    int inner = entry(method, 1);
    assertHandlers(method, "cleanMore", outer);
    assertHandlers(method, "cleanRest", inner);
    assertThat(code.handlerAt(method, "()I", lastJumpBack(method))).isEqualTo(outer);
  }

  @Test
  void leaving_a_monitor_because_of_a_throwable_is_cleanup_code() {
    CodeOffsets.Method method = CodeOffsets.of(CLASS, "synchronising");
    List<Integer> exits = method.where(insn -> insn.opcode() == Opcodes.MONITOREXIT);
    assertThat(exits).hasSize(2);
    assertThat(code.handlerAt("synchronising", "()V", exits.get(0))).isEqualTo(NONE);
    assertThat(code.handlerAt("synchronising", "()V", exits.get(1)))
        .isEqualTo(method.entries().get(0));
    assertHandlers("synchronising", "after", NONE);
  }

  @Test
  void all_ways_of_a_switch_in_a_catch_block_are_cleanup_code() {
    int entry = entry("switching", 0);
    assertHandlers("switching", "clean", entry);
    assertHandlers("switching", "cleanMore", entry);
    assertHandlers("switching", "cleanRest", entry);
    assertHandlers("switching", "after", NONE);
  }

  @Test
  void without_a_descriptor_any_method_of_the_name_counts() {
    CodeOffsets.Method method =
        CodeOffsets.of(CLASS).stream()
            .filter(m -> m.descriptor().equals("(Ljava/lang/String;)V"))
            .findFirst()
            .orElseThrow();
    int clean = method.calls("clean").get(0);
    int entry = method.entries().get(0);

    assertThat(code.handlerAt("overloaded", "(Ljava/lang/String;)V", clean)).isEqualTo(entry);
    assertThat(code.handlerAt("overloaded", "(I)V", clean)).isEqualTo(NONE);
    assertThat(code.handlerAt("overloaded", null, clean)).isEqualTo(entry);
    assertThat(code.handlerAt("overload", null, clean)).isEqualTo(NONE);
    assertThat(code.handlerAt("overloadedAgain", null, clean)).isEqualTo(NONE);
  }

  @Test
  void an_index_that_is_not_known_is_in_no_cleanup_code() {
    assertThat(code.handlerAt("catching", "()V", -1)).isEqualTo(NONE);
    assertThat(code.handlerAt("catching", "()V", 70000)).isEqualTo(NONE);
  }

  @Test
  void a_line_counts_if_cleanup_code_has_it() {
    assertLine("catching", "work", NONE);
    assertLine("catching", "clean", entry("catching", 0));
    assertLine("catching", "after", NONE);
  }

  @Test
  void the_line_of_a_finally_block_counts_although_it_is_also_run_without_a_throwable() {
    assertLine("cleaningUp", "work", NONE);
    assertLine("cleaningUp", "clean", entry("cleaningUp", 0));
    assertLine("cleaningUp", "after", NONE);
  }

  @Test
  void the_line_of_a_finally_block_with_several_copies_belongs_to_the_last_handler() {
    assertLine("catchingAndCleaningUp", "clean", entry("catchingAndCleaningUp", 0));
    assertLine("catchingAndCleaningUp", "cleanMore", entry("catchingAndCleaningUp", 1));
  }

  @Test
  void a_line_with_cleanup_code_counts_whatever_else_it_has() {
    assertLine("sameLine", "workUntilDone", entry("sameLine", 0));
  }

  @Test
  void the_lines_of_calls_are_known_even_if_nobody_asked_for_lines() {
    int line = CodeOffsets.of(CLASS, "catching").line("clean", 0);
    HandlerCode withoutLines =
        HandlerCode.of(CLASS, StopType.ERROR, GateClass.checkpointOwnerPrefixes());
    assertThat(withoutLines.handlerAtLine("catching", line))
        .isEqualTo(code.handlerAtLine("catching", line))
        .isNotEqualTo(NONE);
    assertThat(code.handlerAtLine("nothing", line)).isEqualTo(NONE);
    assertThat(code.handlerAtLine("catching", -1)).isEqualTo(NONE);
  }

  /** Checks each place where a method calls another one. */
  private void assertHandlers(String method, String called, Integer... entries) {
    CodeOffsets.Method offsets = CodeOffsets.of(CLASS, method);
    assertThat(offsets.calls(called))
        .as(method + " calls " + called)
        .extracting(pc -> code.handlerAt(method, offsets.descriptor(), pc))
        .containsExactly(entries);
  }

  private void assertLine(String method, String called, int entry) {
    int line = CodeOffsets.of(CLASS, method).line(called, 0);
    assertThat(code.handlerAtLine(method, line)).as(method + " calls " + called).isEqualTo(entry);
  }

  /** Where a handler of a method is entered, by its place in the exception table. */
  private static int entry(String method, int index) {
    return CodeOffsets.of(CLASS, method).entries().get(index);
  }

  private static int lastJumpBack(String method) {
    List<Integer> jumps = jumpsBack(CLASS, method);
    return jumps.get(jumps.size() - 1);
  }

  private static List<Integer> jumpsBack(byte[] classFile, String method) {
    return CodeOffsets.of(classFile, method)
        .where(insn -> insn.targets().stream().anyMatch(target -> target <= insn.pc()));
  }
}
