/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.containers;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.containers.ManyStops.Tally;
import io.loopbrake.agent.testing.Jdk;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Requests to servers run away and are stopped, one after the other, while others ask for work that
 * the same workers and event loops do. For more stops than a build has time for: {@code
 * -Dloopbrake.container-stops=1000}, for each of the servers.
 */
@Tag("full")
class ManyStopsIT {
  private static final String COMPONENTS = "include=io.loopbrake.containers.app.*";
  private static final int STOPS = Integer.getInteger("loopbrake.container-stops", 3);
  private static final int WORKERS = 3;

  @TempDir Path directory;

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # server       | what is a task
          tomcat-pool    | a request to a servlet
          jdk            | the thread's whole life
          vertx          | an event of a Netty event loop
          vertx-blocking | blocking code of Vert.x
          grizzly        | a task of a Grizzly thread pool
          """)
  void nobody_but_the_runaway_is_hit_in_a_server(String kind, String task) throws Exception {
    try (LiveServer server = LiveServer.of(Jdk.ofBuild(), kind, directory, COMPONENTS)) {
      Tally tally = stopAndAssertThatNobodyElseIsHit(server, COMPONENTS, "run away");

      assertThat(tally.kinds()).containsExactly(task);
      assertThat(tally.untrue()).isEmpty();
    }
  }

  @Test
  void nor_in_Payara_where_servlets_and_filters_run_away() throws Exception {
    assertThat(stopInPayara(COMPONENTS).untrue()).isEmpty();
  }

  /**
   * Payara's own loops may be stopped after they have sent the answer, so the two may differ. Most
   * of the minute that this takes is Payara's start.
   */
  @Test
  @EnabledIfSystemProperty(named = "loopbrake.container-stops", matches = "\\d+")
  void nor_with_brakes_in_all_classes_of_Payara() throws Exception {
    stopInPayara("include=**");
  }

  private Tally stopInPayara(String options) throws Exception {
    try (LiveServer server = LiveServer.payara(Jdk.ofBuild(), WORKERS, directory, options)) {
      Tally tally = stopAndAssertThatNobodyElseIsHit(server, options, "run away", "run away early");

      assertThat(tally.kinds()).containsExactly("a request to a servlet");
      return tally;
    }
  }

  private static Tally stopAndAssertThatNobodyElseIsHit(
      LiveServer server, String options, String... questions) throws Exception {
    Bystanders bystanders = new Bystanders(server.site());
    Tally tally;
    try {
      tally = new ManyStops(server).stop(STOPS, questions);
    } finally {
      bystanders.end();
    }
    print(server, options, tally, bystanders);
    assertThat(bystanders.wrong()).isEmpty();
    assertThat(bystanders.right()).isPositive();
    assertThat(tally.leftRunning()).isEmpty();
    assertThat(tally.millis()).hasSize(STOPS);
    assertThat(tally.lost()).isEmpty();
    return tally;
  }

  private static void print(LiveServer server, String options, Tally tally, Bystanders bystanders) {
    System.out.printf(
        "%s, %s, %s: %d runaways, %d left running by one stop, others ended after %s ms;"
            + " of requests that ended by themselves %d stopped before, %d too late, %d with"
            + " another answer than the operator was told; honest answers: %d right, %d wrong;"
            + " workers lost: %d%n",
        Jdk.ofBuild(),
        server.name(),
        options,
        STOPS,
        tally.leftRunning().size(),
        spread(tally),
        tally.inTime(),
        tally.tooLate(),
        tally.untrue().size(),
        bystanders.right(),
        bystanders.wrong().size(),
        tally.lost().size());
    tally.untrue().stream().limit(3).forEach(System.out::println);
    bystanders.wrong().stream().limit(3).forEach(System.out::println);
  }

  /** Shortest, median, longest. */
  private static String spread(Tally tally) {
    int count = tally.millis().size();
    return count == 0
        ? "no"
        : tally.millis().get(0)
            + "/"
            + tally.millis().get(count / 2)
            + "/"
            + tally.millis().get(count - 1);
  }
}
