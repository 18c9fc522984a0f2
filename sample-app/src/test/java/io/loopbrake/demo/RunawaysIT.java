/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Each job of the sample that runs away is stopped with the agent, and the server goes on; what
 * hangs is said to hang.
 */
class RunawaysIT {

  private static final Screen SCREEN = new Screen(new PrintStream(new ByteArrayOutputStream()));

  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private static RunningSample sample;
  private static LoopbrakeClient client;
  private static SampleThreads threads;
  private static long quietRate;

  @BeforeAll
  static void start() {
    SampleCommand command = Demo.commandFrom(System.getProperties());
    sample = RunningSample.start(command.forProcess(), line -> {});
    quietRate = OrderFlow.quietRate(sample.awaitHeartbeats(4));
    client = LoopbrakeClient.connect(sample.pid());
    threads = new SampleThreads(client.threads());
  }

  @AfterAll
  static void end() {
    if (client != null) {
      client.close();
    }
    sample.close();
  }

  @ParameterizedTest
  @CsvSource({
    "dates, com.acme.orders.jobs.BillingDates.countPeriods:",
    "importer, com.acme.orders.jobs.PriceImporter.importLines:",
    "join, org.h2."
  })
  void runawayIsFoundAndStopped(String job, String loop) {
    assertStopped(job, loop);
  }

  @Tag("full")
  @ParameterizedTest
  @CsvSource({"solver, com.acme.orders.jobs.PriceSolver.solve:", "regex, java.util.regex.Pattern"})
  void runawayOfTheDemoIsFoundAndStopped(String job, String loop) {
    assertStopped(job, loop);
  }

  private static void assertStopped(String job, String loop) {
    int before = sample.output().heartbeats().size();

    StoppedJob stopped = new Operator(sample, client, SCREEN).runAwayAndStop(job, "end of " + job);

    assertThat(stopped.loop().loop()).startsWith(loop);
    assertThat(stopped.millis()).isLessThan(1000);
    List<Heartbeat> heartbeats = sample.awaitHeartbeats(before + 3);
    OrderFlow.of(heartbeats.subList(before, heartbeats.size()), quietRate).mustBeSteady();
  }

  @ParameterizedTest
  @CsvSource({"supplier, runs native code in ", "ledger, a deadlock"})
  void jobThatCannotBeStoppedIsSaidToBeSo(String job, String why) {
    String reason = "no end of " + job;
    sample.type("start " + job);
    long id = Patience.await(PATIENCE, () -> threads.idOf("job-" + job), () -> job + " is absent");

    client.stopThread(id, reason);

    StopRequest request =
        Patience.await(
            PATIENCE,
            () -> requestFor(reason).filter(r -> r.why().contains(why)),
            () -> "no such reason: " + requestFor(reason));
    assertThat(request.state()).isEqualTo("PENDING");
    assertThat(threads.isGone(id)).isFalse();
  }

  private static Optional<StopRequest> requestFor(String reason) {
    return client.requests().stream().filter(r -> r.reason().equals(reason)).findFirst();
  }

  @Test
  void stoppedJobWorksAgainOnGoodData() {
    new Operator(sample, client, SCREEN).runAwayAndStop("join", "a join for ever");

    sample.type("start join good");

    sample.awaitLine("times three articles together");
  }
}
