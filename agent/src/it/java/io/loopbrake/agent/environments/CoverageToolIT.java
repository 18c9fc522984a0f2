/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.environments;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.testing.ForkedJvm;
import io.loopbrake.agent.testing.Jdk;
import io.loopbrake.agent.testing.Libraries;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** JaCoCo beside ours: an agent that changes the same classes and knows them by their bytes. */
@Tag("full")
class CoverageToolIT {
  private static final String MAIN = "io.loopbrake.environments.InPlace";
  private static final String SUMS = "io/loopbrake/environments/app/Sums";
  private static final String REPORT = "io/loopbrake/environments/app/Report";

  @TempDir private Path directory;

  static List<Jdk> jdks() {
    return Jdk.oldestAndNewest();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void stops_work_and_coverage_is_the_same_whichever_agent_comes_first(Jdk jdk) throws IOException {
    ForkedJvm jvm = ForkedJvm.of(jdk);
    jvm.withFlags(coverage("alone")).run("io.loopbrake.environments.Covered");

    Played.by(jvm.withFlags(coverage("before")).withAgent(Played.INCLUDE), MAIN);
    Played.by(jvm.withAgent(Played.INCLUDE).withFlags(coverage("after")), MAIN);

    Map<String, String> alone = written("alone");
    assertThat(alone).containsOnlyKeys(SUMS, REPORT);
    for (String run : List.of("before", "after")) {
      assertThat(written(run)).as(run).containsKeys(SUMS, REPORT);
      assertThat(written(run).get(SUMS)).as(run).isEqualTo(alone.get(SUMS)).contains(" 1");
      assertThat(id(written(run).get(REPORT))).as(run).isEqualTo(id(alone.get(REPORT)));
    }
  }

  private String coverage(String name) {
    return "-javaagent:"
        + Libraries.environment("org.jacoco.agent-0.8.14-runtime")
        + "=includes=io.loopbrake.environments.app.*,destfile="
        + file(name);
  }

  private Map<String, String> written(String name) throws IOException {
    return ExecutionData.in(file(name));
  }

  private Path file(String name) {
    return directory.resolve(name + ".exec");
  }

  private static String id(String data) {
    return data.split(" ")[0];
  }
}
