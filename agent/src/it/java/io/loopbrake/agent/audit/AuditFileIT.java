/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.loopbrake.agent.testing.ForkedJvm;
import io.loopbrake.agent.testing.Jdk;
import io.loopbrake.agent.testing.RunningJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AuditFileIT {
  @TempDir private Path directory;

  static List<Jdk> jdks() {
    return Jdk.oldestAndNewest();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void banner_and_audit_lines_are_in_the_file_although_nobody_reads_the_error_stream(Jdk jdk)
      throws Exception {
    Path file = directory.resolve("audit.log");
    try (RunningJvm jvm =
        ForkedJvm.of(jdk)
            .withAgent("include=io.loopbrake.audit.**,interrupt=never,audit=" + file)
            .start("io.loopbrake.audit.Clogged")) {
      jvm.process().getInputStream().readAllBytes();
      await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(() -> assertThat(lines(file)).anyMatch(AuditFileIT::isOfSecond));

      assertThat(lines(file).get(0)).startsWith("loopbrake: version ").contains("self-test passed");
    }
  }

  private static List<String> lines(Path file) throws IOException {
    return Files.exists(file) ? Files.readAllLines(file) : List.of();
  }

  private static boolean isOfSecond(String line) {
    return line.matches("loopbrake: \\S+Z request 2 .*: STOPPED, .*");
  }

  @Test
  void a_mistake_in_the_options_is_in_the_file_too() throws Exception {
    Path file = directory.resolve("audit.log");

    ForkedJvm.Result result =
        ForkedJvm.of(Jdk.ofBuild())
            .withAgent("inlcude=com.acme.**,audit=" + file)
            .run("io.loopbrake.probes.Hello");

    assertThat(result.err()).contains("OFF: the application runs without brakes.");
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                assertThat(lines(file))
                    .contains(
                        "  what:   unknown option 'inlcude'", "  remedy: did you mean 'include'?"));
  }

  @Test
  void a_file_that_cannot_be_written_is_told_once_and_keeps_nothing_from_its_work() {
    ForkedJvm.Result result =
        ForkedJvm.of(Jdk.ofBuild())
            .withAgent("include=io.loopbrake.audit.**,interrupt=never,audit=" + directory)
            .run("io.loopbrake.audit.History", "3");

    assertThat(result.exitCode()).as(result.toString()).isZero();
    assertThat(result.err().lines().filter(line -> line.contains("cannot be written")))
        .hasSize(1)
        .allMatch(line -> line.startsWith("loopbrake: error: the audit file " + directory));
  }
}
