/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.reach;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SamplesTest {
  @Test
  void the_frames_up_to_the_one_that_moves_are_common() {
    Samples samples =
        samples("main:1 loop:5 a:10", "main:1 loop:6 a:10", "main:1 loop:5 b:20 c:30");

    assertThat(samples.commonCount()).isEqualTo(2);
    assertThat(samples.lines(1)).containsExactly(5, 6);
    assertThat(samples.calledBy(1)).containsExactlyInAnyOrder("Acme.a", "Acme.b");
  }

  @Test
  void frames_that_stay_where_they_are_are_all_common() {
    Samples samples = samples("main:1 run:2 loop:5", "main:1 run:2 loop:5");

    assertThat(samples.commonCount()).isEqualTo(3);
    assertThat(samples.frame(2).getMethodName()).isEqualTo("loop");
  }

  @Test
  void a_recursion_begins_with_the_outermost_call_of_a_method_that_calls_itself() {
    Samples samples =
        samples(
            "main:1 search:7 search:8 search:8 search:7 leaf:9",
            "main:1 search:7 search:7 search:7");

    assertThat(samples.recursion()).isEqualTo(1);
  }

  @Test
  void methods_that_differ_in_their_parameters_are_no_recursion() {
    assertThat(samples("main:1 add:7 add:12", "main:1 add:7 add:12").recursion()).isNegative();
  }

  @Test
  void a_method_that_is_called_within_its_own_call_does_not_move_while_a_loop_inside_it_turns() {
    Samples nested =
        samples("main:1 get:7 load:9 get:7 loop:5 a:1", "main:1 get:7 load:9 get:7 loop:6");
    Samples recursion = samples("main:1 get:7 get:7 get:7", "main:1 get:7 get:7 get:7 get:7");

    assertThat(nested.isMoving(nested.recursion())).isFalse();
    assertThat(recursion.isMoving(recursion.recursion())).isTrue();
  }

  @Test
  void a_recursion_that_a_loop_calls_anew_is_not_the_one_that_turns() {
    Samples samples =
        samples("main:1 search:8 search:8 search:8", "main:2 search:8 search:8 search:8");

    assertThat(samples.recursion()).isNegative();
    assertThat(samples.commonCount()).isEqualTo(1);
  }

  @Test
  void a_thread_that_has_ended_shows_nothing() {
    assertThat(new Samples(new ArrayList<>()).areNone()).isTrue();
  }

  /** Stacks as words of a method and a line, outermost frame first. */
  static Samples samples(String... texts) {
    List<StackTraceElement[]> stacks = new ArrayList<>();
    for (String text : texts) {
      stacks.add(stack(text));
    }
    return new Samples(stacks);
  }

  static StackTraceElement[] stack(String text) {
    String[] words = text.split(" ");
    StackTraceElement[] stack = new StackTraceElement[words.length];
    for (int i = 0; i < words.length; i++) {
      String[] parts = words[i].split(":");
      stack[i] = new StackTraceElement("Acme", parts[0], "Acme.java", Integer.parseInt(parts[1]));
    }
    return stack;
  }
}
