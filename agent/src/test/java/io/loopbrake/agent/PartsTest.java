/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PartsTest {
  private final Parts parts = new Parts();
  private final List<String> done = new ArrayList<>();

  @Test
  void parts_are_closed_in_reverse_and_once() {
    assertThat(parts.add(() -> done.add("first"))).isTrue();
    assertThat(parts.add(() -> done.add("second"))).isTrue();

    assertThat(parts.close()).isTrue();
    assertThat(parts.close()).isFalse();

    assertThat(done).containsExactly("second", "first");
  }

  @Test
  void a_part_that_cannot_be_closed_keeps_no_other_open_and_an_interrupt_is_kept() {
    parts.add(() -> done.add("first"));
    parts.add(this::fail);
    parts.add(
        () -> {
          throw new InterruptedException();
        });

    parts.close();

    assertThat(done).containsExactly("first");
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void a_part_that_comes_after_the_end_may_not_start() {
    parts.close();

    assertThat(parts.add(() -> done.add("closed"))).isFalse();
    parts.close();

    assertThat(done).isEmpty();
  }

  private void fail() {
    throw new IllegalStateException("it does not work");
  }
}
