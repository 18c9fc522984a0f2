/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.testing.Targets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import org.junit.jupiter.api.Test;

/** By which means loops poll that javac made. */
class PolledLoopsTest {
  private static final int LARGE_METHOD = 1000;

  @Test
  void a_loop_along_an_array_needs_no_strips() {
    assertGateAlone(loops("alongArray"));
  }

  @Test
  void a_loop_along_the_characters_of_a_string_needs_no_strips() {
    assertGateAlone(loops("alongText"));
  }

  @Test
  void a_loop_along_a_list_by_index_needs_no_strips() {
    assertGateAlone(loops("alongList"));
  }

  @Test
  void a_loop_along_an_array_may_ask_for_the_classes_of_its_elements() {
    assertGateAlone(loops("classes"));
  }

  @Test
  void a_loop_that_an_iterator_ends_needs_no_strips() {
    assertGateAlone(loops("elements"));
    assertGateAlone(loops("entries"));
    assertGateAlone(loops("joined"));
    assertGateAlone(loops("toEnd"));
  }

  @Test
  void a_loop_that_a_number_ends_besides_an_iterator_has_strips() {
    assertStrips(loops("someElements"), 1);
    assertStrips(loops("toBoxed"), 1);
  }

  @Test
  void a_call_may_write_the_field_that_an_index_depends_on() {
    assertStrips(loops("offsetOfCalled"), 1);
  }

  @Test
  void a_call_that_may_call_anything_is_not_short() {
    assertStrips(loops("described"), 1);
  }

  @Test
  void an_index_that_is_masked_comes_to_the_same_elements_again() {
    assertStrips(loops("masked"), 1);
  }

  @Test
  void an_index_that_is_a_sum_of_two_stepped_numbers_may_stay_the_same() {
    assertStrips(loops("twoSteps"), 1);
  }

  @Test
  void a_number_that_not_each_turn_steps_is_no_way_along_an_array() {
    // Two jumps back close the loop.
    assertThat(kinds(loops("stepUnderIf")))
        .containsExactly(CheckpointKind.GATE_OR_FLAG, CheckpointKind.GATE_OR_FLAG);
    assertThat(loops("stepUnderIf").polled().strips()).hasSize(1);
  }

  @Test
  void an_index_that_only_one_branch_steps_may_stay_the_same() {
    assertStrips(loops("indexOfOneBranch"), 1);
    assertStrips(loops("indexKeptInOneBranch"), 1);
  }

  @Test
  void a_factor_that_is_not_constant_may_be_zero() {
    assertStrips(loops("timesZero"), 1);
  }

  @Test
  void two_numbers_that_are_both_stepped_may_have_a_sum_that_stays_the_same() {
    assertStrips(loops("sumThatStays"), 1);
    assertStrips(loops("fieldThatFollows"), 1);
  }

  @Test
  void a_number_that_begins_again_comes_to_the_same_elements_again() {
    assertStrips(loops("shortNumber"), 1);
    assertStrips(loops("longCutOff"), 1);
  }

  @Test
  void a_step_that_is_not_in_the_code_may_be_zero() {
    assertStrips(loops("stepOfParameter"), 1);
  }

  @Test
  void a_loop_that_only_calls_counts_its_turns_for_what_it_calls_may_step_a_number() {
    MethodLoops loops = loops("iterator");

    assertStrips(loops, 1);
    assertThat(loops.polled().strips().get(0).test()).isNull();
  }

  @Test
  void a_loop_that_would_have_a_flag_has_a_call_in_each_turn() {
    MethodLoops loops = loops("iteratorOfMuch");

    assertThat(loops.isRewritten()).isFalse();
    assertThat(kinds(loops)).containsExactly(CheckpointKind.CALL);
  }

  @Test
  void a_large_loop_with_calls_steps_by_what_is_not_known() {
    MethodLoops loops = loops("large");

    assertThat(loops.polled().hasUnknownNumbers()).isTrue();
    assertThat(loops.polled().strips()).isEmpty();
    assertThat(kinds(loops)).containsExactly(CheckpointKind.GATE_OR_FLAG);
  }

  @Test
  void a_large_loop_may_be_the_beginning_of_its_method() {
    assertThat(loops("largeFromStart").polled().hasUnknownNumbers()).isTrue();
  }

  @Test
  void a_large_loop_with_calls_may_step_by_a_sum_a_field_or_in_a_call() {
    for (String name : new String[] {"largeBySum", "largeByField", "largeByCall"}) {
      MethodLoops loops = loops(name);

      assertThat(loops.polled().hasUnknownNumbers()).as(name).isTrue();
      assertThat(loops.polled().strips()).as(name).isEmpty();
    }
  }

  @Test
  void a_large_loop_has_strips_if_a_call_or_a_flag_ends_it_or_if_it_steps_a_long() {
    for (String name : new String[] {"largeBeforeCall", "largeByFlag", "largeByLong"}) {
      MethodLoops loops = loops(name);

      assertThat(loops.polled().hasUnknownNumbers()).as(name).isFalse();
      assertStrips(loops, 1);
    }
  }

  @Test
  void each_loop_of_a_nest_has_strips_and_a_variable_of_its_own() {
    MethodLoops loops = loops("nest");

    assertStrips(loops, 2);
    assertThat(loops.polled().variables()).isEqualTo(2);
    assertThat(loops.polled().strips()).extracting(PolledLoop::depth).containsOnly(0, 1);
    assertThat(loops.polled().strips()).allMatch(strip -> strip.test() != null);
  }

  @Test
  void the_loop_around_others_has_shorter_strips() {
    List<PolledLoop> strips = new ArrayList<>(loops("nest").polled().strips());
    strips.sort((one, other) -> one.depth() - other.depth());

    assertThat(strips.get(0).logarithm()).isLessThan(strips.get(1).logarithm());
  }

  @Test
  void a_number_that_is_multiplied_is_not_counted() {
    assertGateAlone(loops("product"));
  }

  @Test
  void a_loop_whose_condition_is_at_its_end_counts_its_turns() {
    List<PolledLoop> strips = loops("bounds").polled().strips();

    assertThat(strips).hasSize(2);
    assertThat(strips.get(0).test().isUp()).isTrue();
    assertThat(strips.get(1).test()).isNull();
  }

  @Test
  void a_longer_step_makes_strips_of_as_many_turns() {
    int ofOne = loops("masked").polled().strips().get(0).logarithm();

    assertThat(loops("bounds").polled().strips().get(0).logarithm()).isEqualTo(ofOne + 2);
  }

  private static void assertGateAlone(MethodLoops loops) {
    assertThat(loops.isRewritten()).isFalse();
    assertThat(kinds(loops)).containsExactly(CheckpointKind.GATE_OR_FLAG);
  }

  private static void assertStrips(MethodLoops loops, int count) {
    assertThat(loops.polled().strips()).hasSize(count);
    assertThat(loops.gatedCount()).isEqualTo(count);
    assertThat(loops.needsVariables()).isTrue();
  }

  private static List<CheckpointKind> kinds(MethodLoops loops) {
    return IntStream.range(0, LARGE_METHOD)
        .mapToObj(loops::checkpointBefore)
        .filter(kind -> kind != CheckpointKind.NONE)
        .toList();
  }

  private static MethodLoops loops(String wanted) {
    List<MethodLoops> found = new ArrayList<>();
    new ClassReader(Targets.classFile("io.loopbrake.probes.PolledShapes"))
        .accept(
            new ClassVisitor(InstructionVisitor.ASM_API) {
              @Override
              public MethodVisitor visitMethod(
                  int access, String name, String descriptor, String signature, String[] thrown) {
                return name.equals(wanted) ? new LoopFinder(found::add, true) : null;
              }
            },
            ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    assertThat(found).hasSize(1);
    return found.get(0);
  }
}
