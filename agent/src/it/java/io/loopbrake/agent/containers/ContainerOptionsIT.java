/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.containers;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.testing.Jdk;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * With {@code locks=defer} it matters whether a container owns a monitor while a component runs.
 */
@Tag("full")
class ContainerOptionsIT {
  private static final String COMPONENTS = "include=io.loopbrake.containers.app.*";
  private static final long PATIENCE_MILLIS = 10_000;

  @TempDir Path directory;

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # container | forced | why it was open until then
          felix       | false  | none
          equinox     | false  | none
          tomcat      | false  | none
          jetty       | false  | none
          undertow    | false  | none
          quartz      | true   | deferred.*: .* monitor.*
          """)
  void a_stop_waits_for_the_monitor_of_a_container_until_it_is_forced(
      String container, boolean forced, String why) throws IOException {
    ContainerRun run =
        ContainerRun.of(
            Jdk.ofBuild(), container, directory, COMPONENTS + ",locks=defer", PATIENCE_MILLIS);

    assertThat(run.rounds())
        .hasSize(2)
        .allSatisfy(
            round -> {
              assertThat(round.get("waitsFor")).matches(why);
              assertThat(round.is("forced")).isEqualTo(forced);
              assertThat(round.get("state")).isEqualTo("STOPPED");
            });
    run.assertThatAllElseIsInOrder();
  }

  /** The answer to the one who is stopped is part of the task; Jetty's own loops send it. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # container | what came of it
          felix       | LoopStoppedError
          equinox     | LoopStoppedError
          tomcat      | HTTP 500
          tomcat-pool | HTTP 500
          jetty       | HTTP 500
          undertow    | HTTP 500
          undertow-io | HTTP 500
          netty       | HTTP 500
          netty-4.2   | HTTP 500
          vertx       | HTTP 500
          grizzly     | HTTP 500
          quartz      | JobExecutionException < SchedulerException < LoopStoppedError
          """)
  void with_brakes_in_all_its_classes_a_container_goes_on_but_may_owe_an_answer(
      String container, String end) throws IOException {
    ContainerRun run =
        ContainerRun.of(Jdk.ofBuild(), container, directory, "include=**", PATIENCE_MILLIS);

    assertThat(run.rounds())
        .hasSize(2)
        .allSatisfy(
            round -> {
              assertThat(round.get("state")).isEqualTo("STOPPED");
              assertThat(round.is("forced")).isFalse();
              assertThat(round.get("end")).isIn((Object[]) end.split(" or "));
              assertThat(round.is("workerIsAlive")).isEqualTo(round.is("workerAnswers"));
              assertThat(round.number("afterwards")).isPositive();
            });
    run.assertThatAllElseIsInOrder();
  }
}
