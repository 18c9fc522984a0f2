/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class NamedThreadsTest {
  private final AnsweringAgent jvm =
      new AnsweringAgent()
          .withIdle(11, "report-1")
          .withIdle(12, "report-2")
          .withIdle(13, "cleaner")
          .withIdle(14, "twin")
          .withIdle(15, "twin");

  @Test
  void a_pattern_selects_the_busy_threads_among_those_of_the_name() throws Exception {
    jvm.withBusy(12, "report-2").withBusy(13, "cleaner");

    assertThat(NamedThreads.find(jvm.agent(), "report-*")).containsExactly(12L);
  }

  @Test
  void a_pattern_selects_no_idle_thread() {
    jvm.withBusy(13, "cleaner");

    assertThatThrownBy(() -> NamedThreads.find(jvm.agent(), "report-*"))
        .hasMessage(
            "no thread named report-* is busy, and nothing was stopped: 2 idle; name one by its id"
                + " or its whole name");
    assertThatThrownBy(() -> NamedThreads.find(jvm.agent(), "report-2*"))
        .hasMessageContaining(": 1 idle;");
    assertThatThrownBy(() -> NamedThreads.find(jvm.agent(), "report-?"))
        .hasMessageContaining(": 2 idle;");
  }

  @Test
  void a_whole_name_selects_idle_threads_too() throws Exception {
    assertThat(NamedThreads.find(jvm.agent(), "report-2")).containsExactly(12L);
    assertThat(NamedThreads.find(jvm.agent(), "twin")).containsExactly(14L, 15L);

    jvm.withBusy(15, "twin");
    assertThat(NamedThreads.find(jvm.agent(), "twin")).containsExactly(15L);
  }

  @Test
  void a_name_that_no_thread_has_is_refused() {
    assertThatThrownBy(() -> NamedThreads.find(jvm.agent(), "export-*"))
        .hasMessage("no thread at work is named export-*");
  }
}
