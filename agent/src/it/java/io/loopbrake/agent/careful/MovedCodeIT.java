/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.careful;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.environments.JarBuilder;
import io.loopbrake.agent.testing.ForkedJvm;
import io.loopbrake.agent.testing.Jdk;
import io.loopbrake.agent.testing.Lines;
import io.loopbrake.agent.testing.Targets;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Another agent that moves the byte code, so that handlers are not where they were. */
@Tag("full")
class MovedCodeIT {
  private static final String PACKAGE = "io.loopbrake.careful.";

  /** So many bytes lie between the handlers of the targets and what stands before them. */
  private static final List<Integer> DISTANCES = List.of(3, 20);

  @TempDir private Path directory;

  static List<Jdk> jdks() {
    return Jdk.oldestAndNewest();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void cleanup_runs_to_its_end_where_an_agent_that_came_later_moves_the_code(Jdk jdk) {
    for (int distance : DISTANCES) {
      requireWholeCleanup(jdk, agent(jdk).withFlags(mover(distance)));
    }
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void cleanup_runs_to_its_end_where_an_agent_that_came_before_moves_the_code(Jdk jdk) {
    requireWholeCleanup(
        jdk,
        ForkedJvm.of(jdk)
            .withFlags(mover(DISTANCES.get(0)))
            .withAgent("include=" + PACKAGE + "**"));
  }

  private static ForkedJvm agent(Jdk jdk) {
    return ForkedJvm.of(jdk).withAgent("include=" + PACKAGE + "**");
  }

  private static void requireWholeCleanup(Jdk jdk, ForkedJvm jvm) {
    Lines lines = Lines.of(jvm.run(PACKAGE + "Careful", "ending"));

    assertThat(lines.ofKind("case"))
        .as(jdk.toString())
        .hasSizeGreaterThan(10)
        .allSatisfy(
            cleanup -> {
              assertThat(cleanup.get("unlocked"))
                  .as(cleanup.toString())
                  .isEqualTo(cleanup.get("rows"));
              assertThat(cleanup.get("state")).isEqualTo("STOPPED");
            });
  }

  private String mover(int distance) {
    Path jar = directory.resolve("mover.jar");
    try {
      new JarBuilder()
          .withPackage("moving")
          .with("Premain-Class", "io.loopbrake.moving.Mover")
          .with("Can-Retransform-Classes", "true")
          .with("Class-Path", Targets.assembler().toUri().toString())
          .writeTo(jar);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return "-javaagent:" + jar + "=" + PACKAGE.replace('.', '/') + "=" + distance;
  }
}
