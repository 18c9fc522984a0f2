/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.loopbrake.agent.testing.LoopbrakeClient;
import java.io.IOException;
import java.time.Duration;
import javax.management.openmbean.CompositeData;

/** The JVM in which an engine runs its tasks, as an operator sees it. */
record WatchedWorker(LoopbrakeClient operator, String application) implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final long LOOK_MILLIS = 200;

  /**
   * Connects to a JVM.
   *
   * @param application the package of what the engine is given to run
   */
  static WatchedWorker of(long process, String application) throws Exception {
    return new WatchedWorker(LoopbrakeClient.connect(process), application);
  }

  /** Waits until the application loops in another task than this one. Returns that task. */
  String awaitLoopOtherThan(String task) {
    return await()
        .atMost(PATIENCE)
        .until(this::loopingTask, looping -> !looping.isEmpty() && !looping.equals(task));
  }

  private String loopingTask() throws Exception {
    for (CompositeData row : operator.findLoops(LOOK_MILLIS)) {
      if (((String) row.get("loop")).startsWith(application + ".")) {
        return (String) row.get("task");
      }
    }
    return "";
  }

  void stop(String task) throws Exception {
    operator.call("stopTask", task, "it never ends");
  }

  void assertThatOneInterruptHasBecomeAStop() throws Exception {
    assertThat(operator.requests())
        .singleElement()
        .satisfies(
            request -> {
              assertThat(request.get("requestedBy")).isEqualTo("an interrupt");
              assertThat(request.get("state")).isEqualTo("STOPPED");
            });
  }

  @Override
  public void close() throws IOException {
    operator.close();
  }
}
