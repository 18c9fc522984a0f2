/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The sample application by itself, without the agent. */
class SampleApplicationIT {

  private static final String EVERY_JOB =
      "start dates, start solver, start importer, start regex, start join";
  private static final long ORDERS_PER_SECOND = 300;

  @Test
  void quitEndsTheServerEvenWhenJobsDoNot() {
    try (RunningSample sample = start()) {
      sample.type(EVERY_JOB);
      sample.awaitLine("job-join started");
      sample.type("quit");

      assertThat(sample.exitCode()).isZero();
    }
  }

  @Test
  void endOfInputEndsTheServer() {
    try (RunningSample sample = start()) {
      sample.awaitHeartbeats(1);
      sample.endOfInput();

      assertThat(sample.exitCode()).isZero();
    }
  }

  @Tag("full")
  @Test
  void servingGoesOnWithoutInput() {
    try (RunningSample sample = start("--serve")) {
      sample.endOfInput();

      sample.awaitHeartbeats(3);
      assertThat(sample.isAlive()).isTrue();
    }
  }

  @Tag("full")
  @Test
  void everyJobRunsAwayAndTheOrdersFlowAllTheSame() {
    try (RunningSample sample = start("start", "solver,", "start", "regex")) {
      sample.awaitLine("job-regex started");
      sample.type(EVERY_JOB);
      sample.awaitLine("job-join started");
      int before = sample.output().heartbeats().size();
      List<Heartbeat> heartbeats = sample.awaitHeartbeats(before + 5);
      sample.type("jobs");

      for (String job : List.of("dates", "solver", "importer", "regex", "join")) {
        assertThat(sample.awaitLine(" " + job + ": ")).contains("running for");
      }
      OrderFlow.of(heartbeats.subList(before, heartbeats.size()), ORDERS_PER_SECOND).mustBeSteady();
    }
  }

  private static RunningSample start(String... arguments) {
    String jar = System.getProperty(Demo.SAMPLE_PROPERTY);
    SampleCommand command = SampleCommand.withoutAgent(jar);
    return RunningSample.start(command.forProcess(arguments), line -> {});
  }
}
