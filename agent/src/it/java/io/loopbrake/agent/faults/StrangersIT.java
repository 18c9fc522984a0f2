/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.testing.ForkedJvm;
import io.loopbrake.agent.testing.Jdk;
import io.loopbrake.agent.testing.Lines;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The agent's threads go on whatever code of the application does to them. */
class StrangersIT {
  private static final String OPTIONS =
      "include=io.loopbrake.faults.**,deadline=io.loopbrake.faults.Strangers$Slow:300ms";

  private static final int LAST_WITH_THREAD_STOP = 17;

  static List<Jdk> jdks() {
    return Jdk.oldestAndNewest();
  }

  static List<Jdk> jdksWithThreadStop() {
    return Jdk.available().stream().filter(jdk -> jdk.version() <= LAST_WITH_THREAD_STOP).toList();
  }

  @Tag("quick")
  @Test
  void stray_interrupts_end_no_thread_of_the_agent_and_make_none_spin() {
    assertAtWork(Jdk.ofBuild(), "interrupt");
  }

  @ParameterizedTest
  @MethodSource("jdks")
  @Tag("full")
  void stray_interrupts_end_no_thread_of_the_agent_and_make_none_spin_on(Jdk jdk) {
    assertAtWork(jdk, "interrupt");
  }

  @ParameterizedTest
  @MethodSource("jdksWithThreadStop")
  @Tag("full")
  void the_work_of_a_thread_that_is_killed_goes_on(Jdk jdk) {
    assertAtWork(jdk, "kill");
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void a_thread_whose_class_overrides_what_it_is_asked_is_stopped_and_not_asked(Jdk jdk) {
    Lines lines = FaultyRun.of(ForkedJvm.of(jdk).withAgent(OPTIONS), "Overriding");

    assertThat(lines.ofKind("case"))
        .hasSize(2)
        .allSatisfy(
            stopped ->
                assertThat(stopped.get("state")).as(stopped.toString()).isEqualTo("STOPPED"));
    assertThat(lines.only("callers").get("names")).isEqualTo("[]");
  }

  private static void assertAtWork(Jdk jdk, String how) {
    ForkedJvm plain = ForkedJvm.of(jdk).withAgent(OPTIONS);
    ForkedJvm jvm =
        jdk.version() == 8 ? plain : plain.withFlags("--add-opens=java.base/java.lang=ALL-UNNAMED");

    Lines lines =
        how.equals("kill")
            ? FaultyRun.ofKills(jvm, "Strangers", how)
            : FaultyRun.of(jvm, "Strangers", how);

    assertThat(lines.only("idle").get("threads")).contains("control", "deadline");
    assertThat(lines.only("idle").number("cpuMillis")).isLessThan(200);
    assertThat(lines.only("deadline").is("stopped")).isTrue();
    assertThat(lines.only("stop").get("state")).isEqualTo("STOPPED");
    assertThat(lines.only("stop").is("stopped")).isTrue();
    assertThat(lines.only("list").get("missing")).isEmpty();
  }
}
