/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.loopbrake.agent.testing.Jdk;
import io.loopbrake.agent.testing.LoopbrakeClient;
import io.loopbrake.agent.testing.RunningJvm;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Virtual threads are found and stopped as others are. */
class VirtualThreadsIT {
  private static final int FIRST_JAVA = 21;

  static List<Jdk> jdks() {
    return Jdk.available().stream().filter(jdk -> jdk.version() >= FIRST_JAVA).toList();
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("jdks")
  void they_are_found_busy_and_stopped_by_task_by_name_and_in_their_sleep(Jdk jdk)
      throws Exception {
    // Two to spin, and one for the sleeper to begin and end on.
    try (RunningJvm jvm =
            Findings.jvm(jdk, 0)
                .withFlags("-Djdk.virtualThreadScheduler.parallelism=3")
                .startReady("io.loopbrake.tasks.VirtualSpinners");
        LoopbrakeClient client = jvm.connect()) {
      stopAll(client, jvm);
    }
  }

  private static void stopAll(LoopbrakeClient client, RunningJvm jvm) throws Exception {
    String task = task("virtual-a", client);
    assertThat(task).endsWith("#0");
    client.call("stopTask", task, "test");
    assertThat(jvm.nextLine()).isEqualTo("virtual-a LoopStoppedError");

    client.call("stopThreadsNamed", "virtual-b", "test");
    assertThat(jvm.nextLine()).isEqualTo("virtual-b LoopStoppedError");

    client.call("stopThreadsNamed", "virtual-*", "test");
    assertThat(jvm.nextLine()).isEqualTo("virtual-c IllegalStateException");

    assertThat((String) client.call("stopThreadsNamed", "ForkJoinPool-1-worker-*", "carriers"))
        .startsWith("0 requests: ");
    await()
        .untilAsserted(
            () ->
                assertThat(client.requests())
                    .extracting(row -> row.get("state"))
                    .containsExactly("STOPPED", "STOPPED", "STOPPED"));
  }

  private static String task(String threadName, LoopbrakeClient client) throws Exception {
    return client.findLoops(200).stream()
        .filter(row -> row.get("threadName").equals(threadName))
        .map(row -> (String) row.get("task"))
        .findFirst()
        .orElseThrow();
  }
}
