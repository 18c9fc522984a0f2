/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PartsTest {
  private final Parts parts = new Parts();
  private final List<String> done = new ArrayList<>();

  @Test
  void parts_are_closed_in_reverse_and_once() {
    parts.start(() -> done.add("first on"), () -> done.add("first off"));
    parts.add(() -> done.add("second off"));
    parts.start(() -> done.add("third on"), () -> done.add("third off"));

    assertThat(parts.close()).isTrue();
    assertThat(parts.close()).isFalse();

    assertThat(done)
        .containsExactly("first on", "third on", "third off", "second off", "first off");
  }

  @Test
  void a_part_whose_start_fails_is_closed_with_those_before_it() {
    parts.add(() -> done.add("first off"));

    assertThatThrownBy(() -> parts.start(this::fail, () -> done.add("second off")))
        .isInstanceOf(IllegalStateException.class);
    parts.close();

    assertThat(done).containsExactly("second off", "first off");
  }

  @Test
  void a_part_that_cannot_be_closed_keeps_no_other_open_and_an_interrupt_is_kept() {
    parts.add(() -> done.add("first off"));
    parts.add(this::fail);
    parts.add(
        () -> {
          throw new InterruptedException();
        });

    parts.close();

    assertThat(done).containsExactly("first off");
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void nothing_starts_once_they_have_been_closed() {
    parts.close();

    parts.start(() -> done.add("on"), () -> done.add("off"));

    assertThat(done).isEmpty();
  }

  private void fail() {
    throw new IllegalStateException("it does not work");
  }
}
