/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.testing.ForkedJvm;
import io.loopbrake.agent.testing.Jdk;
import io.loopbrake.agent.testing.Lines;
import io.loopbrake.agent.testing.Lines.Line;
import java.util.List;
import java.util.regex.Pattern;

/** One cell of the matrix: what came of a run in which one loop of each kind is stopped. */
record Smoke(Jdk jdk, Way way, ForkedJvm.Result result) {
  private static final int KINDS = 9;
  private static final String PROGRAM = "io.loopbrake.matrix.StopEachKind";
  private static final String OPTIONS = "include=io.loopbrake.stops.kinds.*:java.util.regex.**";
  private static final String MILLIS_BEFORE_STOP = "200";
  private static final Pattern CHANGE =
      Pattern.compile("loopbrake: \\d{4}-\\d\\d-\\d\\dT\\S+Z request \\d+ \\(.*");

  static Smoke of(Jdk jdk, Way way) {
    return new Smoke(jdk, way, way.jvm(jdk).withAgent(OPTIONS).run(PROGRAM, MILLIS_BEFORE_STOP));
  }

  /** For the table: the brakes that the loops had, if all went well. */
  String verdict() {
    boolean stopped =
        result.exitCode() == 0
            && lines().ofKind("stop").stream()
                .allMatch(stop -> stop.get("state").equals("STOPPED") && !stop.is("alive"));
    return stopped ? brakes(status().number("gates") > 0) : "failed";
  }

  private static String brakes(boolean gates) {
    return gates ? "gates" : "flags";
  }

  /** The name that the JVM gives itself. */
  String jvm() {
    if (result.exitCode() != 0) {
      return "unknown";
    }
    Line jvm = lines().only("jvm");
    return jvm.get("java.runtime.version") + ", " + jvm.get("java.vendor");
  }

  void assertBanner() {
    assertThat(result.err().lines().findFirst())
        .as(everything())
        .hasValue(
            "loopbrake: version %s, 2 include patterns, %s, self-test passed, MBean %s"
                .formatted(
                    System.getProperty("loopbrake.version"),
                    way.checkpoints(jdk),
                    "io.loopbrake:type=Loopbrake"));
  }

  void assertStops() {
    assertThat(lines().ofKind("stop"))
        .as(everything())
        .hasSize(KINDS)
        .allSatisfy(
            stop -> {
              assertThat(stop.get("state")).as(stop.toString()).isEqualTo("STOPPED");
              assertThat(stop.get("thrown")).as(stop.toString()).isEqualTo("LoopStoppedError");
              assertThat(stop.is("alive")).as(stop.toString()).isFalse();
            });
  }

  void assertStatus() {
    Line status = status();
    assertThat(status.get("mode"))
        .as(everything())
        .isEqualTo(way.checkpoints(jdk) + ", started with the JVM");
    assertThat(status.get("lastFailures")).as(everything()).isEmpty();
    assertThat(status.number("classesFailed")).as(everything()).isZero();
    assertThat(status.number("classesNotCovered")).as(everything()).isZero();
    assertThat(status.number("checkpoints"))
        .as(everything())
        .isPositive()
        .isEqualTo(status.number("backEdges"));
    assertThat(brakes(status.number("gates") > 0))
        .as(everything())
        .isEqualTo(brakes(way.hasGates()));
  }

  /** One line of the agent's start, and three for each stop: asked for, thrown, over. */
  void assertNoOtherOutput() {
    assertThat(result.out().lines().toList())
        .as(everything())
        .hasSize(KINDS + 2)
        .allMatch(line -> line.matches("(stop|status|jvm)\t.*"));
    List<String> changes = result.err().lines().skip(1).toList();
    assertThat(changes)
        .as(everything())
        .hasSize(3 * KINDS)
        .allMatch(line -> CHANGE.matcher(line).matches());
  }

  private Line status() {
    return lines().only("status");
  }

  private Lines lines() {
    return Lines.of(result);
  }

  /** The figures of the run on a line. */
  String figures() {
    if (result.exitCode() != 0) {
      return everything();
    }
    long slowest =
        lines().ofKind("stop").stream().mapToLong(stop -> stop.number("millis")).max().orElse(-1);
    return "%s: %s, %s of %s checkpoints are gates, slowest stop %d ms"
        .formatted(this, verdict(), status().get("gates"), status().get("checkpoints"), slowest);
  }

  private String everything() {
    return this + ": " + result;
  }

  @Override
  public String toString() {
    return jdk + ", " + way;
  }
}
