/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.testing.ForkedJvm;
import io.loopbrake.agent.testing.Jdk;
import io.loopbrake.agent.testing.Lines;
import io.loopbrake.agent.testing.Lines.Line;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Events of tasks that are lost or made up neither save a runaway nor hit an innocent worker. */
class LostEventsIT {
  private static final String OPTIONS =
      "include=io.loopbrake.faults.**,tasks=io.loopbrake.faults.LostEvents#handle";

  static List<Jdk> jdks() {
    return Jdk.oldestAndNewest();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  @Tag("full")
  void a_thread_that_overflowed_its_stack_in_a_task_can_be_stopped_later(Jdk jdk) {
    assertStopped(run(jdk, "runaway"));
  }

  @ParameterizedTest
  @MethodSource("jdks")
  @Tag("full")
  void an_idle_worker_is_not_taken_for_the_task_that_overflowed_its_stack(Jdk jdk) {
    assertLeftAlone(run(jdk, "idle"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"begin", "idle-event"})
  void events_that_the_application_makes_up_keep_no_memory_and_save_no_runaway(String event) {
    Lines lines = run(Jdk.ofBuild(), event);

    assertThat(lines.only("forged").number("megabytes")).isLessThan(8);
    assertStopped(lines);
  }

  private static Lines run(Jdk jdk, String what) {
    return FaultyRun.of(ForkedJvm.of(jdk).withAgent(OPTIONS), "LostEvents", what);
  }

  private static void assertStopped(Lines lines) {
    Line stop = lines.only("stop");
    assertThat(stop.is("stopped")).as(stop.toString()).isTrue();
    assertThat(stop.get("state")).isEqualTo("STOPPED");
  }

  private static void assertLeftAlone(Lines lines) {
    assertThat(lines.only("idle").get("answer")).contains("is a worker that waits for work");
    assertThat(lines.only("idle").is("died")).isFalse();
  }
}
