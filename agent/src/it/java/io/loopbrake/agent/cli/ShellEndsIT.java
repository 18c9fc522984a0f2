/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.loopbrake.agent.testing.ForkedJvm;
import io.loopbrake.agent.testing.Jdk;
import io.loopbrake.agent.testing.RunningJvm;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Stops that come to nothing, and what {@code stop} says of them in the end. */
@Tag("full")
class ShellEndsIT {
  private final ShellRun shell = ShellRun.on(Jdk.ofBuild());
  private RunningJvm jvm;

  @AfterEach
  void end() {
    jvm.close();
  }

  @Test
  void a_request_that_expires_has_an_exit_code_of_its_own() throws Exception {
    start("expire=2s");

    ForkedJvm.Result result = shell.run("stop", jvm.pid(), "reader", "--wait", "90s");

    assertThat(result.exitCode()).as(result.toString()).isEqualTo(ExitCode.NOT_STOPPED.number());
    assertThat(result.out()).contains("thread reader): EXPIRED after ");
  }

  @Test
  void a_task_that_ends_by_itself_before_its_stop_was_missed() throws Exception {
    start("expire=10m");
    CompletableFuture<ForkedJvm.Result> waiting =
        CompletableFuture.supplyAsync(
            () -> shell.run("stop", jvm.pid(), "reader", "--wait", "90s"));
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> shell.said("requests", jvm.pid()).contains("PENDING"));

    jvm.tell("");

    ForkedJvm.Result result = waiting.join();
    assertThat(result.exitCode()).as(result.toString()).isEqualTo(ExitCode.MISSED.number());
    assertThat(result.out()).contains("thread reader): MISSED after ");
  }

  private void start(String expiry) {
    jvm =
        ForkedJvm.of(Jdk.ofBuild())
            .withAgent("include=io.loopbrake.probes.**,interrupt=never," + expiry)
            .startReady("io.loopbrake.probes.Reader");
  }
}
