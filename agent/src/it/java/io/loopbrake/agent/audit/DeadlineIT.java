/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.testing.ForkedJvm;
import io.loopbrake.agent.testing.Jdk;
import io.loopbrake.agent.testing.Lines;
import io.loopbrake.agent.testing.Lines.Line;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Times that the user sets: for how long a task may run, and a request stay open. */
class DeadlineIT {
  private static final String PACKAGE = "io.loopbrake.audit.";
  private static final String OPTIONS = "include=" + PACKAGE + "**";
  private static final String DEADLINE = PACKAGE + "Rep*:1s";

  static List<Jdk> jdks() {
    return Jdk.oldestAndNewest();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void a_task_that_takes_longer_than_its_deadline_is_stopped_and_no_other(Jdk jdk) {
    Lines lines =
        Lines.of(
            ForkedJvm.of(jdk)
                .withAgent(OPTIONS + ",deadline=" + DEADLINE)
                .run(PACKAGE + "Deadlines", "30000"));

    Line report = lines.only("report");
    assertThat(report.is("ended")).isTrue();
    assertThat(report.is("before")).isTrue();
    assertThat(report.is("after")).as("the pool's next task").isTrue();
    assertThat(report.is("other")).as("a loop in another class").isTrue();
    Line request = lines.only("request");
    assertThat(request.get("state")).isEqualTo("STOPPED");
    assertThat(request.get("requestedBy")).isEqualTo("the deadline " + DEADLINE);
    assertThat(request.get("reason"))
        .isEqualTo("at work for longer than its deadline " + DEADLINE + " allows");
    assertThat(request.get("task")).endsWith("#2");
    assertThat(request.get("stack")).startsWith(PACKAGE + "Report.write:");
  }

  @Tag("full")
  @Test
  void without_the_option_nobody_asks() {
    Lines lines =
        Lines.of(ForkedJvm.of(Jdk.ofBuild()).withAgent(OPTIONS).run(PACKAGE + "Deadlines", "3000"));

    assertThat(lines.only("report").is("ended")).isFalse();
    assertThat(lines.ofKind("request")).isEmpty();
  }

  @Test
  void a_request_expires_when_the_option_says() {
    Line expired =
        Lines.of(
                ForkedJvm.of(Jdk.ofBuild())
                    .withAgent(OPTIONS + ",interrupt=never,expire=2s")
                    .run(PACKAGE + "Expiring"))
            .only("expired");

    assertThat(expired.get("state")).isEqualTo("EXPIRED");
    assertThat(expired.is("alive")).isTrue();
    assertThat(expired.number("given")).isEqualTo(2_000);
    assertThat(expired.number("millis")).isGreaterThanOrEqualTo(1_999);
    assertThat(expired.get("why"))
        .startsWith("not over within 2 s, so it is no longer a target; the thread waits in ")
        .endsWith("; the stop error had not been thrown");
  }
}
