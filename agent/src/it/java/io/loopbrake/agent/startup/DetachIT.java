/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.startup;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.cli.ShellRun;
import io.loopbrake.agent.testing.ForkedJvm;
import io.loopbrake.agent.testing.Jdk;
import io.loopbrake.agent.testing.RunningJvm;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DetachIT {
  private static final String OPTIONS = "include=io.loopbrake.rescues.**,checkpoint=flag";

  /** From Java 21 on, the JVM may keep what the agent has used to suspend a thread. */
  static List<Jdk> jdks() {
    return Stream.concat(Jdk.oldestAndNewest().stream(), Jdk.of(21).stream())
        .distinct()
        .sorted(Comparator.comparing(Jdk::version))
        .toList();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("jdks")
  void an_agent_that_was_taken_out_leaves_nothing_at_work_and_the_next_one_works(Jdk jdk)
      throws Exception {
    takeOut(jvm(jdk), 1);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("jdks")
  void so_does_one_that_was_there_from_the_start(Jdk jdk) throws Exception {
    takeOut(jvm(jdk).withAgent(OPTIONS), 2);
  }

  private static ForkedJvm jvm(Jdk jdk) {
    ForkedJvm jvm = ForkedJvm.of(jdk);
    return jdk.version() > 8
        ? jvm.withFlags("--add-opens", "java.base/java.lang=ALL-UNNAMED")
        : jvm;
  }

  private static void takeOut(ForkedJvm jvm, int firstToAttach) throws Exception {
    try (RunningJvm application = jvm.startReady("io.loopbrake.rescues.Detached")) {
      for (int round = 1; round <= 2; round++) {
        if (round >= firstToAttach) {
          ForkedJvm.Result attached =
              ShellRun.on(Jdk.ofBuild()).run("attach", application.pid(), OPTIONS);
          assertThat(attached.exitCode()).as(attached.toString()).isZero();
        }

        List<String> said = new ArrayList<>();
        String line = application.nextLine();
        while (line != null && !line.equals("round " + round + " is over")) {
          said.add(line.replaceAll("[0-9]+ loaded", "N loaded").trim());
          line = application.nextLine();
        }
        assertThat(said)
            .as("round " + round)
            .containsExactly(
                "checkpoints before: some",
                "stopped: truetrue",
                "rescued: truetrue",
                "answer: the agent is out: N loaded classes have their original code again; until"
                    + " the JVM ends there remain the classes java.lang.$Loopbrake and"
                    + " java.lang.invoke.$Loopbrake$Gates, which do nothing",
                "checkpoints afterwards: none",
                "threads:",
                "version: null",
                "class loader: collected");
      }
      assertThat(application.process().waitFor()).isZero();
    }
  }
}
