/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.engines;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.engines.RunningClient.Result;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Flink with a TaskManager in a JVM of its own, configured as the page says. */
@Tag("full")
class FlinkIT {
  private static final String APPLICATION = "io.loopbrake.engines.flink.app";

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private Path directory;

  @Test
  void a_task_of_a_cancelled_job_ends_and_its_task_manager_does_the_next_one_right()
      throws Exception {
    try (FlinkCluster cluster =
            new FlinkCluster(directory, Recipe.file("config.yaml", APPLICATION));
        RunningClient client = cluster.client()) {
      Result right = new Result(5050, cluster.taskManager());
      assertThat(client.run()).isEqualTo(right);
      try (WatchedWorker worker = WatchedWorker.of(right.process(), APPLICATION)) {
        client.tell("begin");
        String first = worker.awaitLoopOtherThan("");
        long start = System.nanoTime();

        client.tell("cancel");

        assertThat(client.tell("end")).contains("JobCancellationException");
        assertThat(client.run()).as("in the only slot").isEqualTo(right);
        System.out.printf(
            "Flink: the next job ended %d ms after the cancel%n",
            Duration.ofNanos(System.nanoTime() - start).toMillis());
        worker.assertThatOneInterruptHasBecomeAStop();

        client.tell("begin");
        String stopped = worker.awaitLoopOtherThan(first);
        worker.stop(stopped);

        assertThat(worker.awaitLoopOtherThan(stopped)).as("the job is restarted").isNotEmpty();
        client.tell("cancel");
        assertThat(client.tell("end")).contains("JobCancellationException");
        assertThat(client.run()).isEqualTo(right);
      }
    }
  }
}
