/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TaskPatternsTest {
  @Test
  void a_pattern_names_a_class_and_a_method() throws BadOptionException {
    TaskPattern pattern = TaskPattern.parse("com.acme.Worker#process");

    assertThat(pattern.classes()).hasToString("com.acme.Worker");
    assertThat(pattern.takesMethod("process")).isTrue();
    assertThat(pattern.takesMethod("processAll")).isFalse();
    assertThat(pattern.swallows()).isFalse();
    assertThat(pattern.namesOneMethod()).isTrue();
    assertThat(pattern).hasToString("com.acme.Worker#process");
  }

  @Test
  void a_stopped_run_is_swallowed_when_that_is_asked_for() throws BadOptionException {
    TaskPattern pattern = TaskPattern.parse(" com.acme.mail.**#handle*/swallow ");

    assertThat(pattern.swallows()).isTrue();
    assertThat(pattern.takesMethod("handle")).isTrue();
    assertThat(pattern.takesMethod("handleMail")).isTrue();
    assertThat(pattern.takesMethod("rehandle")).isFalse();
    assertThat(pattern.namesOneMethod()).isFalse();
    assertThat(pattern.place()).isEqualTo("com.acme.mail.**#handle*");
    assertThat(pattern).hasToString("com.acme.mail.**#handle*/swallow");
  }

  @ParameterizedTest
  @ValueSource(strings = {"*#run", "A#$x_1", "com.acme.K#do-3f9a1c", "**#*", "A#h?ndle"})
  void every_name_that_a_compiler_makes_can_be_written(String text) throws BadOptionException {
    assertThat(TaskPattern.parse(text)).hasToString(text);
  }

  @Test
  void several_patterns_keep_their_order_and_none_is_there_twice() throws BadOptionException {
    TaskPatterns patterns = TaskPatterns.parse("b.B#run:a.A#run/swallow:b.B#run");

    assertThat(patterns).hasToString("b.B#run:a.A#run/swallow");
    assertThat(patterns.asList()).hasSize(2);
    assertThat(patterns.size()).isEqualTo(2);
  }

  @Test
  void patterns_cannot_be_changed() throws BadOptionException {
    TaskPatterns patterns = TaskPatterns.parse("a.A#run");

    assertThatThrownBy(() -> patterns.asList().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|the task pattern is empty|com.acme.Worker#process",
        "a.A#run:|the task pattern is empty|com.acme.Worker#process",
        "com.acme.Worker|bad task 'com.acme.Worker'|write the method, too",
        "com.acme.Worker.process|bad task|did you mean `com.acme.Worker#process`?",
        "com.acme.*|bad task|write the method, too",
        "com.acme.Worker#|bad task|com.acme.Worker#process",
        "com.acme.Worker#<init>|bad task|com.acme.Worker#process",
        "com.acme.Worker#process()|bad task|did you mean `com.acme.Worker#process`?",
        "com.acme.Worker#a#b|bad task|did you mean `com.acme.Worker#a`?",
        "com.acme.Worker#(x)|bad task|com.acme.Worker#process",
        "a.A#run/swalow|bad task 'a.A#run/swalow'|did you mean `a.A#run/swallow`?",
        "a.A#run/|bad task 'a.A#run/'|did you mean `a.A#run/swallow`?",
        "com/acme/Worker#run|bad class pattern 'com/acme/Worker'|did you mean `com.acme.Worker`?",
        "#run|the class pattern is empty (in the task '#run')|com.acme.**",
      })
  void a_mistake_is_answered_with_what_to_write(String text, String what, String remedy) {
    assertThatThrownBy(() -> TaskPatterns.parse(text))
        .isInstanceOfSatisfying(
            BadOptionException.class,
            e -> {
              assertThat(e).hasMessageContaining(what);
              assertThat(e.why()).isNotBlank();
              assertThat(e.remedy()).contains(remedy);
            });
  }

  @Test
  void absurdly_long_patterns_and_control_characters_are_refused() {
    assertThatThrownBy(() -> TaskPattern.parse("a.A#" + "x".repeat(500)))
        .hasMessage("the task pattern is 504 characters long");
    assertThatThrownBy(() -> TaskPattern.parse("a.A#x\u0007y"))
        .hasMessage("bad task 'a.A#x\\u0007y'");
  }
}
