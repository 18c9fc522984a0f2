/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.testing.ForkedJvm;
import io.loopbrake.agent.testing.Jdk;
import io.loopbrake.agent.testing.Lines;
import io.loopbrake.agent.testing.Lines.Line;
import io.loopbrake.agent.testing.RunningJvm;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LatePoolIT {
  static List<Jdk> jdks() {
    return Jdk.oldestAndNewest();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void attached_late_a_stop_is_over_when_the_work_is_and_the_worker_goes_on(Jdk jdk)
      throws Exception {
    try (RunningJvm jvm = ForkedJvm.of(jdk).startReady("io.loopbrake.workers.LatePool")) {
      jvm.attachAgent("include=io.loopbrake.workers.chores.**,log=error");
      jvm.tell("");

      Line late =
          Lines.of(new ForkedJvm.Result(0, String.join("\n", jvm.lines().toList()), ""))
              .only("late");

      assertThat(late.get("state")).as(late.toString()).isEqualTo("STOPPED");
      assertThat(late.get("why"))
          .startsWith("the stop error has left io.loopbrake.workers.chores.Chores$Plain.perform; ")
          .contains("tasks=io.loopbrake.workers.chores.Chores$Plain#perform")
          .doesNotContain("inside of it");
      assertThat(late.number("hit")).isZero();
    }
  }
}
