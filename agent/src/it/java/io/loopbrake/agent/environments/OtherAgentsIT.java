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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Agents that change the very method that runs away. Each is asked to watch it, in a way that
 * leaves a line in its output or its log.
 */
@Tag("full")
class OtherAgentsIT {
  private static final List<Integer> VERSIONS = List.of(8, 17, 25);
  private static final String MAIN = "io.loopbrake.environments.InPlace";
  private static final String REPORT = "io.loopbrake.environments.app.Report";

  private static final String LOG = "neighbour.log";

  @TempDir private Path directory;

  /** An agent that watches the report, and how its output shows that it does. */
  private enum Neighbour {
    OPEN_TELEMETRY("LoggingSpanExporter - 'Report.run'") {
      @Override
      String[] flags(Path directory) {
        return new String[] {
          "-javaagent:" + Libraries.environment("opentelemetry-javaagent-2.20.1"),
          "-Dotel.traces.exporter=console",
          "-Dotel.metrics.exporter=none",
          "-Dotel.logs.exporter=none",
          "-Dotel.bsp.schedule.delay=100",
          "-Dotel.instrumentation.methods.include=" + REPORT + "[run]"
        };
      }
    },
    ELASTIC_APM("Activating 'Report#run'") {
      @Override
      String[] flags(Path directory) {
        return new String[] {
          "-javaagent:" + Libraries.environment("elastic-apm-agent-1.55.1"),
          "-Delastic.apm.disable_send=true",
          "-Delastic.apm.central_config=false",
          "-Delastic.apm.log_level=DEBUG",
          "-Delastic.apm.log_file=" + directory.resolve(LOG),
          "-Delastic.apm.trace_methods=" + REPORT + "#run"
        };
      }
    },
    BYTEMAN("Byteman saw the report") {
      @Override
      String[] flags(Path directory) throws IOException {
        Path rule = directory.resolve("report.btm");
        Files.writeString(
            rule,
            """
            RULE report
            CLASS %s
            METHOD run
            AT ENTRY
            IF true
            DO System.err.println("Byteman saw the report")
            ENDRULE
            """
                .formatted(REPORT));
        return new String[] {
          "-javaagent:" + Libraries.environment("byteman-4.0.25") + "=script:" + rule
        };
      }
    };

    private final String evidence;

    Neighbour(String evidence) {
      this.evidence = evidence;
    }

    abstract String[] flags(Path directory) throws IOException;
  }

  static Stream<Arguments> neighboursAndJdks() {
    List<Jdk> jdks = Jdk.available();
    return Stream.of(Neighbour.values())
        .flatMap(
            neighbour ->
                jdks.stream()
                    .filter(jdk -> VERSIONS.contains(jdk.version()))
                    .map(jdk -> Arguments.of(neighbour, jdk)));
  }

  @ParameterizedTest
  @MethodSource("neighboursAndJdks")
  void both_agents_do_their_work_whichever_comes_first(Neighbour neighbour, Jdk jdk)
      throws IOException {
    ForkedJvm jvm = ForkedJvm.of(jdk);
    String[] flags = neighbour.flags(directory);

    assertBothWork(neighbour, jvm.withFlags(flags).withAgent(Played.INCLUDE).run(MAIN));
    assertBothWork(neighbour, jvm.withAgent(Played.INCLUDE).withFlags(flags).run(MAIN));
  }

  private void assertBothWork(Neighbour neighbour, ForkedJvm.Result result) throws IOException {
    Played.requireStopped(result);
    Path log = directory.resolve(LOG);
    assertThat(result.out() + result.err() + (Files.exists(log) ? Files.readString(log) : ""))
        .contains(neighbour.evidence);
    Files.deleteIfExists(log);
  }
}
