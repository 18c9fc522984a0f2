/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.environments;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.testing.ForkedJvm;
import io.loopbrake.agent.testing.Jdk;
import io.loopbrake.agent.testing.Lines;
import io.loopbrake.agent.testing.Lines.Line;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Another tool that changes classes while they run, as debuggers and hot-swap agents do. */
class RedefinitionIT {
  @TempDir private Path directory;

  static List<Jdk> jdks() {
    return Jdk.oldestBuildAndNewest();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void a_class_keeps_its_checkpoints_when_a_tool_that_came_later_changes_it(Jdk jdk)
      throws IOException {
    requireCheckpoints(ForkedJvm.of(jdk).withAgent(Played.INCLUDE).withFlags(redefiner()));
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void a_class_keeps_its_checkpoints_when_a_tool_that_was_there_before_changes_it(Jdk jdk)
      throws IOException {
    requireCheckpoints(ForkedJvm.of(jdk).withFlags(redefiner()).withAgent(Played.INCLUDE));
  }

  private static void requireCheckpoints(ForkedJvm jvm) {
    Lines lines = Played.allBy(jvm, "io.loopbrake.environments.Redefined");

    Line running = lines.only("running");
    assertThat(running.get("state")).isEqualTo("STOPPED");
    assertThat(running.is("stopped")).as("the loop that ran meanwhile").isTrue();
    assertThat(lines.ofKind("played"))
        .extracting(line -> line.get("edition"))
        .containsExactly("other edition", "third edition");
    assertThat(lines.ofKind("played"))
        .allSatisfy(
            line -> assertThat(line.get("checkpoints")).isEqualTo(line.get("checkpointsBefore")));
  }

  /** Its class is on the class path, where the JVM looks for classes of agents. */
  private String redefiner() throws IOException {
    Path jar =
        new JarBuilder()
            .with("Premain-Class", "io.loopbrake.environments.Redefiner")
            .with("Can-Redefine-Classes", "true")
            .with("Can-Retransform-Classes", "true")
            .writeTo(directory.resolve("redefiner.jar"));
    return "-javaagent:" + jar;
  }
}
