/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.containers;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.testing.Jdk;
import io.loopbrake.agent.testing.Lines;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A component of a container runs away and is stopped there, through the MBean and as an operator
 * would do it; the container and its other components live on.
 */
@Tag("full")
@ParameterizedClass
@MethodSource("jdks")
class ContainersIT {
  private static final String COMPONENTS = "include=io.loopbrake.containers.app.*";
  private static final long PATIENCE_MILLIS = 20_000;

  @Parameter Jdk jdk;
  @TempDir Path directory;

  /** The oldest and the newest; that of the build runs {@link ContainerOptionsIT}. */
  static List<Jdk> jdks() {
    List<Jdk> all = Jdk.available();
    return Stream.of(all.get(0), all.get(all.size() - 1)).distinct().toList();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # container | what is a task                       | what came of it | health after that
          tomcat      | a request to a servlet                | HTTP 500        | STARTED STARTED
          tomcat-pool | a request to a servlet                | HTTP 500        | STARTED STARTED
          jetty       | a request to a servlet                | HTTP 500        | STARTED STARTED
          undertow    | a task of a JBoss thread pool         | HTTP 500        | at work
          undertow-io | an event or a task of an XNIO thread  | HTTP 500        | at work
          netty       | an event of a Netty event loop        | HTTP 500        | at work
          netty-4.2   | an event of a Netty event loop        | HTTP 500        | at work
          vertx       | an event of a Netty event loop        | HTTP 500        | at work
          vertx-blocking | blocking code of Vert.x            | HTTP 500        | at work
          grizzly     | a task of a Grizzly thread pool       | HTTP 500        | at work
          quartz      | a job of Quartz                       | JobExecutionException < SchedulerException < LoopStoppedError | started
          """)
  void a_request_or_job_that_runs_away_is_stopped_and_its_worker_goes_on_with_the_next(
      String container, String kind, String end, String health) throws IOException {
    ContainerRun run = ContainerRun.of(jdk, container, directory, COMPONENTS, PATIENCE_MILLIS);

    assertThatBothAreStopped(run, container);
    assertThat(run.rounds())
        .allSatisfy(
            round -> {
              assertThat(round.get("kind")).isEqualTo(kind);
              assertThat(round.get("end")).isEqualTo(end);
              assertThat(round.get("health")).isEqualTo(health);
              assertThat(round.is("workerAnswers")).isTrue();
            });
    assertThat(run.seen()).isEqualTo(ContainerRun.seenFromTheClassPath());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"felix", "equinox"})
  void a_bundle_that_runs_away_is_stopped_and_can_be_started_again(String container)
      throws IOException {
    ContainerRun run = ContainerRun.of(jdk, container, directory, COMPONENTS, PATIENCE_MILLIS);

    assertThatBothAreStopped(run, container);
    assertThat(run.rounds())
        .allSatisfy(
            round -> {
              assertThat(round.get("kind")).isEqualTo("the thread's whole life");
              assertThat(round.get("end")).isEqualTo("LoopStoppedError");
              assertThat(round.get("health")).isEqualTo("ACTIVE ACTIVE ACTIVE");
              assertThat(round.is("workerIsAlive")).isFalse();
            });
    assertThat(run.seen()).isEqualTo(ContainerRun.seenFromElsewhere());
    assertThat(run.lines().only("end").number("instrumented"))
        .as("copies of two classes with loops in two bundles")
        .isEqualTo(4);
  }

  /** Each event loop stands still with its runaway, and with it all whom it serves. */
  private static final List<String> ALL_WAIT =
      List.of("undertow-io", "netty", "netty-4.2", "vertx", "vertx-blocking");

  private void assertThatBothAreStopped(ContainerRun run, String container) {
    assertThat(run.rounds())
        .hasSize(2)
        .allSatisfy(
            round -> {
              assertThat(round.get("state")).isEqualTo("STOPPED");
              assertThat(round.is("forced")).isFalse();
              assertThat(round.number("afterwards")).isPositive();
            });
    assertThat(run.rounds())
        .allMatch(round -> round.number("beside") > 0 || ALL_WAIT.contains(container));
    run.assertThatAllElseIsInOrder();
    for (Lines.Line round : run.rounds()) {
      System.out.printf(
          "%s, %s: %s, found in %s, stopped after %s ms, %s answers beside it%n",
          jdk,
          container,
          round.get("kind"),
          round.get("loop"),
          round.get("millis"),
          round.get("beside"));
    }
  }
}
