/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.loopbrake.agent.testing.ForkedJvm;
import io.loopbrake.agent.testing.Jdk;
import io.loopbrake.agent.testing.LoopbrakeClient;
import io.loopbrake.agent.testing.RunningJvm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.management.openmbean.CompositeData;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NamelessThreadsIT {
  private static final Path TASKSET = Path.of("/usr/bin/taskset");
  private static final int FIRST_WITH_VIRTUAL = 21;
  private static final double WITH_ERRORS_OF_MEASUREMENT = 140;

  static List<Jdk> jdks() {
    return Jdk.oldestAndNewest();
  }

  /** Shares of looks came to 100 for each virtual thread, and sorted first. */
  @ParameterizedTest
  @MethodSource("jdks")
  void all_are_named_and_their_shares_of_one_processor_add_up_to_no_more_than_one(Jdk jdk)
      throws Exception {
    assumeTrue(Files.isExecutable(TASKSET), "taskset is not installed");
    boolean virtual = jdk.version() >= FIRST_WITH_VIRTUAL;
    List<String> words = new ArrayList<>(List.of(TASKSET.toString(), "-c", "0"));
    words.addAll(
        ForkedJvm.of(jdk)
            .withFlags(virtual ? "-Djdk.virtualThreadScheduler.parallelism=2" : "-Dnone")
            .withAgent("include=io.loopbrake.tasks.**")
            .command("io.loopbrake.tasks.NamelessSpinners", Boolean.toString(virtual)));
    try (RunningJvm jvm = new RunningJvm(new ProcessBuilder(words).start()).awaitReady();
        LoopbrakeClient client = jvm.connect()) {
      List<CompositeData> loops = client.findLoops(3000);

      assertThat(loops)
          .extracting(row -> row.get("threadName"))
          .containsOnly(
              virtual
                  ? new Object[] {"(unnamed)", "(virtual, unnamed)"}
                  : new Object[] {"(unnamed)"});
      assertThat(loops.stream().mapToDouble(row -> (Double) row.get("cpuPercent")).sum())
          .as(loops.toString())
          .isBetween(1.0, WITH_ERRORS_OF_MEASUREMENT);
    }
  }
}
