/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.testing.ForkedJvm;
import io.loopbrake.agent.testing.Jdk;
import io.loopbrake.agent.testing.Lines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The agent lives from memory, whatever becomes of its jar on disk. */
class ReplacedJarIT {
  @TempDir Path directory;

  static List<Jdk> jdks() {
    return Jdk.oldestAndNewest();
  }

  /** Java 8 itself maps the jar and can die when that is overwritten. */
  static List<Jdk> jdksThatMapNoJar() {
    return Jdk.oldestBuildAndNewest().stream().filter(jdk -> jdk.version() > 8).toList();
  }

  @Tag("quick")
  @Test
  void every_call_and_every_stop_works_after_the_jar_was_overwritten() throws IOException {
    assertEverythingWorks(Jdk.ofBuild(), "overwrite");
  }

  @ParameterizedTest
  @MethodSource("jdksThatMapNoJar")
  @Tag("full")
  void every_call_and_every_stop_works_after_the_jar_was_overwritten_on(Jdk jdk)
      throws IOException {
    assertEverythingWorks(jdk, "overwrite");
  }

  @ParameterizedTest
  @MethodSource("jdks")
  @Tag("full")
  void every_call_and_every_stop_works_after_another_jar_took_its_name(Jdk jdk) throws IOException {
    assertEverythingWorks(jdk, "rename");
  }

  @ParameterizedTest
  @MethodSource("jdks")
  @Tag("full")
  void every_call_and_every_stop_works_after_the_jar_was_deleted(Jdk jdk) throws IOException {
    assertEverythingWorks(jdk, "delete");
  }

  private void assertEverythingWorks(Jdk jdk, String how) throws IOException {
    Path jar = Files.copy(ForkedJvm.agentJar(), directory.resolve("agent.jar"));

    Lines lines =
        FaultyRun.of(
            ForkedJvm.of(jdk)
                .withFlags(
                    "-javaagent:"
                        + jar
                        + "=include=io.loopbrake.faults.ReplacedJar"
                        + ":io.loopbrake.faults.Aftermath"),
            "ReplacedJar",
            how,
            jar.toString());

    assertThat(lines.ofKind("call")).hasSize(7);
    assertThat(lines.ofKind("call"))
        .allSatisfy(call -> assertThat(call.get("outcome")).doesNotContain("failed"));
    assertThat(lines.only("stop").get("state")).isEqualTo("STOPPED");
    assertThat(lines.only("stop").is("stopped")).isTrue();
    assertThat(lines.only("other").is("stopped")).isTrue();
  }
}
