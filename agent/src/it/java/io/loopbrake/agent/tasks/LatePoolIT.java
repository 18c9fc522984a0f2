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
import java.io.BufferedReader;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LatePoolIT {
  static List<Jdk> jdks() {
    return Jdk.oldestBuildAndNewest();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void attached_late_a_stop_is_over_when_the_work_is_and_the_worker_goes_on(Jdk jdk)
      throws Exception {
    Process process = ForkedJvm.of(jdk).start("io.loopbrake.workers.LatePool");
    try {
      BufferedReader out = process.inputReader();
      assertThat(out.readLine()).isEqualTo("ready");
      ForkedJvm.attachAgent(process, "include=io.loopbrake.workers.chores.**,log=error");
      process.outputWriter().append('\n').flush();

      Line late =
          Lines.of(new ForkedJvm.Result(0, String.join("\n", out.lines().toList()), ""))
              .only("late");

      assertThat(late.get("state")).as(late.toString()).isEqualTo("STOPPED");
      assertThat(late.get("why"))
          .startsWith("the stop error has left io.loopbrake.workers.chores.Chores$Plain.perform; ")
          .contains("tasks=io.loopbrake.workers.chores.Chores$Plain#perform")
          .doesNotContain("inside of it");
      assertThat(late.number("hit")).isZero();
    } finally {
      process.destroyForcibly().waitFor();
    }
  }
}
