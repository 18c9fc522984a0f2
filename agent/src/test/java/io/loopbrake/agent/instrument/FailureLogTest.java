/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.config.LogLevel;
import io.loopbrake.agent.log.AgentLog;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FailureLogTest {
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final FailureLog failures =
      new FailureLog(new AgentLog(new PrintStream(written, true), LogLevel.WARN), Runnable::run);

  @Test
  void a_failure_tells_the_class_what_was_tried_and_the_cause() {
    failures.add("com/acme/Job", "version 52", new IllegalArgumentException("no"));

    assertThat(failures.last())
        .containsExactly("com/acme/Job: version 52: java.lang.IllegalArgumentException: no");
    assertThat(written.toString()).contains(failures.last());
  }

  @Test
  void the_last_twenty_are_kept_oldest_first() {
    for (int i = 0; i < 45; i++) {
      failures.add("Job" + i, "version 52", new IllegalStateException());
    }

    List<String> kept =
        IntStream.range(25, 45)
            .mapToObj(i -> "Job" + i + ": version 52: java.lang.IllegalStateException")
            .toList();
    assertThat(failures.last()).isEqualTo(kept);
  }

  @Test
  void what_was_read_before_does_not_change() {
    failures.add("Job1", "version 52", new IllegalStateException());
    List<String> before = failures.last();
    failures.add("Job2", "version 52", new IllegalStateException());

    assertThat(before).hasSize(1);
  }
}
