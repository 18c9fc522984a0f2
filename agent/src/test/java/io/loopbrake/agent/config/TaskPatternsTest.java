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

    assertThat(pattern.methods().matches("com.acme.Worker", "process")).isTrue();
    assertThat(pattern.methods().matches("com.acme.Worker", "processAll")).isFalse();
    assertThat(pattern.methods().matches("com.acme.Workers", "process")).isFalse();
    assertThat(pattern.swallows()).isFalse();
    assertThat(pattern.namesOneMethod()).isTrue();
    assertThat(pattern).hasToString("com.acme.Worker#process");
  }

  @Test
  void a_stopped_run_is_swallowed_when_that_is_asked_for() throws BadOptionException {
    TaskPattern pattern = TaskPattern.parse(" com.acme.mail.**#handle*/swallow ");

    assertThat(pattern.swallows()).isTrue();
    assertThat(pattern.methods().matches("com.acme.mail.in.Box", "handleMail")).isTrue();
    assertThat(pattern.namesOneMethod()).isFalse();
    assertThat(pattern.methods()).hasToString("com.acme.mail.**#handle*");
    assertThat(pattern).hasToString("com.acme.mail.**#handle*/swallow");
  }

  @ParameterizedTest
  @ValueSource(strings = {"*#run", "A#$x_1", "com.acme.K#do-3f9a1c", "**#*", "A#h?ndle"})
  void every_name_that_a_compiler_makes_can_be_written(String text) throws BadOptionException {
    assertThat(TaskPattern.parse(text)).hasToString(text);
  }

  @Test
  void several_patterns_keep_their_order() throws BadOptionException {
    TaskPatterns patterns = TaskPatterns.parse("b.B#run:a.A#run/swallow");

    assertThat(patterns).hasToString("b.B#run:a.A#run/swallow");
    assertThat(patterns.asList()).hasSize(2);
    assertThat(patterns.size()).isEqualTo(2);
    assertThat(TaskPatterns.NONE.size()).isZero();
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
        "''|'' does not name a method|write com.acme.Worker#process",
        "a.A#run:|'' does not name a method|write com.acme.Worker#process",
        "com.acme.Worker|'com.acme.Worker' does not name a method|write com.acme.Worker#process",
        "com.acme.Worker.process|does not name a method|did you mean com.acme.Worker#process?",
        "com.acme.*|does not name a method|write com.acme.Worker#process",
        "com.acme.Worker#|does not name a method|write com.acme.Worker#process",
        "com.acme.Worker#<init>|does not name a method|write com.acme.Worker#process",
        "com.acme.Mail#send()|does not name a method|did you mean com.acme.Mail#send?",
        "com.acme.Mail.send()|does not name a method|did you mean com.acme.Mail#send?",
        "com.acme.Mail#a#b|does not name a method|did you mean com.acme.Mail#a?",
        "com.acme.Mail#(x)|does not name a method|write com.acme.Worker#process",
        "#|'#' does not name a method|write com.acme.Worker#process",
        "a.A#run/swalow|'a.A#run/swalow' does not name a task|did you mean a.A#run/swallow?",
        "a.A#run/|'a.A#run/' does not name a task|did you mean a.A#run/swallow?",
        "a.A#/swallow|'a.A#' does not name a method|write com.acme.Worker#process",
        "a/swallow|'a/swallow' does not name a method|write com.acme.Worker#process",
        "com/acme/Worker#run|bad class pattern 'com/acme/Worker'|did you mean `com.acme.Worker`?",
        "#run|the class pattern is empty|write `com.acme.**`",
      })
  void a_mistake_is_answered_with_what_to_write(String text, String what, String remedy) {
    assertThatThrownBy(() -> TaskPatterns.parse(text))
        .isInstanceOfSatisfying(
            BadOptionException.class,
            e -> {
              assertThat(e).hasMessageContaining(what);
              assertThat(e.why()).isNotBlank();
              assertThat(e.remedy()).startsWith(remedy);
            });
  }

  @Test
  void control_characters_are_refused_and_not_printed() {
    assertThatThrownBy(() -> TaskPattern.parse("a.A#x\u0007y"))
        .hasMessage("'a.A#x\\u0007y' does not name a method");
  }
}
