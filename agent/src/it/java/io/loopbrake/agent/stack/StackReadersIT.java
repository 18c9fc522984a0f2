/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.flow.HandlerCode;
import io.loopbrake.agent.flow.StopType;
import io.loopbrake.agent.gate.GateClass;
import io.loopbrake.agent.testing.ForkedJvm;
import io.loopbrake.agent.testing.Jdk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The packaged reader within real checkpoints, on every Java of this machine. */
class StackReadersIT {
  private static final String PROBE = "io.loopbrake.probes.StackProbe";

  @TempDir private Path directory;

  private HandlerCode cleanup;
  private List<Row> rows;

  @ParameterizedTest
  @MethodSource("io.loopbrake.agent.testing.Jdk#available")
  void each_java_reads_stacks_the_best_way_it_has(Jdk jdk) throws IOException {
    String reader = run(jdk);

    boolean walks = jdk.version() >= 11;
    boolean tellsDescriptors = walks && jdk.version() < 22;
    assertThat(reader).isEqualTo(walks ? "StackWalkerReader" : "ThrowableStackReader");
    assertThat(rows)
        .hasSize(8)
        .allSatisfy(
            row -> {
              assertThat(row.className).isEqualTo(PROBE);
              assertThat(row.descriptor).isEqualTo(tellsDescriptors ? row.rightDescriptor() : null);
              assertThat(row.byteCodeIndex >= 0).isEqualTo(walks);
              assertThat(row.line).isPositive();
            });
  }

  @ParameterizedTest
  @MethodSource("io.loopbrake.agent.testing.Jdk#available")
  void the_first_frame_is_that_with_the_loop(Jdk jdk) throws IOException {
    run(jdk);

    assertThat(rows)
        .extracting(row -> row.what + ": " + row.method + " " + row.depth + "/" + row.total)
        .containsExactly(
            "in the work: working 1/2",
            "in the work: main 0/2",
            "in catch: catching 1/2",
            "in catch: main 0/2",
            "in finally: cleaningUp 1/2",
            "in finally: main 0/2",
            "called by catch: working 2/3",
            "called by catch: callingInCatch 1/3");
  }

  @ParameterizedTest
  @MethodSource("io.loopbrake.agent.testing.Jdk#available")
  void what_a_frame_says_tells_cleanup_code_from_other_code(Jdk jdk) throws IOException {
    run(jdk);

    assertThat(rows)
        .filteredOn(row -> isCleanup(row))
        .extracting(row -> row.what + ": " + row.method)
        .containsExactly(
            "in catch: catching", "in finally: cleaningUp", "called by catch: callingInCatch");
  }

  private boolean isCleanup(Row row) {
    int handler =
        row.byteCodeIndex >= 0
            ? cleanup.handlerAt(row.method, row.descriptor, row.byteCodeIndex)
            : cleanup.handlerAtLine(row.method, row.line);
    return handler != HandlerCode.NO_HANDLER;
  }

  /** Returns which reader was chosen. */
  private String run(Jdk jdk) throws IOException {
    ForkedJvm jvm =
        ForkedJvm.of(jdk).withAgent("include=" + PROBE + ",checkpoint=flag,dump=" + directory);
    if (jdk.version() > 8) {
      jvm = jvm.withFlags("--add-opens=java.base/java.lang=ALL-UNNAMED");
    }
    ForkedJvm.Result result = jvm.run(PROBE, ForkedJvm.agentClasses(directory).toString());
    assertThat(result.exitCode()).as(result::toString).isZero();
    List<String> lines = result.out().lines().toList();
    rows = lines.stream().skip(1).map(Row::of).toList();
    byte[] dumped = Files.readAllBytes(directory.resolve(PROBE.replace('.', '/') + ".class"));
    cleanup = HandlerCode.ofLines(dumped, StopType.ERROR, GateClass.checkpointOwnerPrefixes());
    return lines.get(0).replace("reader ", "");
  }

  /** A frame as the probe prints it. */
  private record Row(
      String what,
      String className,
      String method,
      String descriptor,
      int byteCodeIndex,
      int line,
      int depth,
      int total) {
    String rightDescriptor() {
      return method.equals("main") ? "([Ljava/lang/String;)V" : "(I)I";
    }

    static Row of(String line) {
      String[] parts = line.split("\\|");
      return new Row(
          parts[0],
          parts[1],
          parts[2],
          parts[3].equals("null") ? null : parts[3],
          Integer.parseInt(parts[4]),
          Integer.parseInt(parts[5]),
          Integer.parseInt(parts[6]),
          Integer.parseInt(parts[7]));
    }
  }
}
