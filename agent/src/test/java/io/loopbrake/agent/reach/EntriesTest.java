/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.reach;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.stack.Frame;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EntriesTest {
  private final Entries entries = new Entries();

  @Test
  void an_entry_is_judged_with_the_stack_of_the_call() {
    expect("main:1 loop:5", 1);
    Frame[] stack = frames("step@0 loop@5 main@1");

    assertThat(entries.atCall(stack)).containsExactly(stack[1], stack[2]);
  }

  @Test
  void an_entry_that_another_method_called_is_not_judged() {
    expect("main:1 loop:5", 1);

    assertThat(entries.atCall(frames("step@0 other@5 main@1"))).isNull();
    assertThat(entries.atCall(frames("step@0 inner@3 loop@5 main@1"))).isNull();
  }

  @Test
  void an_entry_that_another_activation_called_is_not_judged() {
    expect("main:1 loop:5", 1);

    assertThat(entries.atCall(frames("step@0 loop@5 loop@7 main@1"))).isNull();
    assertThat(entries.atCall(frames("step@0 loop@5 run@4"))).isNull();
  }

  @Test
  void frames_below_that_have_moved_since_the_first_call_belong_to_another_activation() {
    expect("main:1 loop:5", 1);

    assertThat(entries.atCall(frames("step@0 loop@5 main@1"))).isNotNull();
    assertThat(entries.atCall(frames("step@0 loop@8 main@1"))).isNotNull();
    assertThat(entries.atCall(frames("step@0 loop@5 main@6"))).isNull();
  }

  @Test
  void any_call_of_a_recursion_is_judged_as_long_as_its_beginning_stays() {
    StackTraceElement[] stack = SamplesTest.stack("main:1 search:7 search:8");
    entries.expect(Activation.ofRecursion(stack, 1, Set.of("Acme.search")));

    assertThat(entries.atCall(frames("search@0 search@8 main@1"))).isNotNull();
    assertThat(entries.atCall(frames("search@0 search@8 search@8 search@8 main@1"))).isNotNull();
    assertThat(entries.atCall(frames("search@0 main@1"))).isNull();
    assertThat(entries.atCall(frames("search@0 search@8 main@2"))).isNull();
  }

  @Test
  void nothing_is_judged_at_an_entry_when_no_loop_is_expected() {
    expect("main:1 loop:5", 1);
    entries.expect(null);

    assertThat(entries.atCall(frames("step@0 loop@5 main@1"))).isNull();
  }

  @Test
  void a_stack_that_is_not_seen_to_its_end_is_not_judged() {
    expect("main:1 loop:5", 1);
    Frame[] stack = frames("step@0 loop@5 main@1");
    stack[2] = new Frame("Acme", "main", null, 1, 1, 900);

    assertThat(entries.atCall(stack)).isNull();
  }

  private void expect(String stack, int depth) {
    entries.expect(Activation.ofLoop(SamplesTest.stack(stack), depth));
  }

  /** Frames as words of a method and a byte code index, innermost first. */
  private static Frame[] frames(String text) {
    String[] words = text.split(" ");
    Frame[] frames = new Frame[words.length];
    for (int i = 0; i < words.length; i++) {
      String[] parts = words[i].split("@");
      frames[i] =
          new Frame(
              "Acme",
              parts[0],
              null,
              Integer.parseInt(parts[1]),
              Frame.UNKNOWN,
              words.length - 1 - i);
    }
    return frames;
  }
}
