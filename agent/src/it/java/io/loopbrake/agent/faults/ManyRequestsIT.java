/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.loopbrake.agent.testing.ForkedJvm;
import io.loopbrake.agent.testing.Jdk;
import io.loopbrake.agent.testing.Lines;
import io.loopbrake.agent.testing.Lines.Line;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A great many requests that are open at once. */
class ManyRequestsIT {
  private static final String OPTIONS = "include=io.loopbrake.faults.**,interrupt=never";
  private static final int FIRST_WITH_VIRTUAL_THREADS = 21;
  private static final int CLOSED_KEPT = 200;

  @Tag("full")
  @Test
  void ten_thousand_requests_for_virtual_threads_leave_nothing_behind() {
    List<Jdk> jdks = Jdk.available();
    Jdk newest = jdks.get(jdks.size() - 1);
    assumeThat(newest.version()).isGreaterThanOrEqualTo(FIRST_WITH_VIRTUAL_THREADS);

    assertNothingIsLeft(newest, 10_000, "virtual");
  }

  @Test
  void a_thousand_requests_for_other_threads_leave_nothing_behind() {
    assertNothingIsLeft(Jdk.ofBuild(), 1_000, "platform");
  }

  private static void assertNothingIsLeft(Jdk jdk, int count, String kind) {
    Lines lines =
        Lines.of(
            ForkedJvm.of(jdk)
                .withAgent(OPTIONS)
                .run("io.loopbrake.faults.ManyRequests", count + "", kind));

    Line many = lines.only("many");
    assertThat(many.number("answers")).isEqualTo(count);
    assertThat(many.number("open")).isEqualTo(count);
    assertThat(many.get("next")).as("one that loops meanwhile").isEqualTo("STOPPED");
    assertThat(many.number("cancelled")).isEqualTo(count / 2);
    assertThat(many.number("openAfterCancels")).isEqualTo(count / 2);
    assertThat(many.is("allClosed")).isTrue();
    assertThat(many.number("kept")).isEqualTo(CLOSED_KEPT);
    assertThat(many.is("collected")).as("the threads are garbage").isTrue();
    Line after = lines.only("aftermath");
    assertThat(after.get("next")).isEqualTo("STOPPED");
    assertThat(after.is("down")).as("no flag is up, no gate is armed").isTrue();
    assertThat(after.number("open")).isZero();
  }
}
