/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.programs;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.testing.ForkedJvm;
import java.util.Map;
import java.util.stream.Collectors;

/** What {@code io.loopbrake.programs.Drill} wrote down of one runaway. */
final class DrillResult {
  private static final String DRILL = "io.loopbrake.programs.Drill";

  private final ForkedJvm.Result result;
  private final Map<String, String> facts;

  private DrillResult(ForkedJvm.Result result) {
    this.result = result;
    this.facts =
        result
            .out()
            .lines()
            .map(line -> line.split("=", 2))
            .collect(Collectors.toMap(line -> line[0], line -> line[1]));
  }

  /**
   * Runs a drill in a JVM that has the agent.
   *
   * @param program the simple name of a class in the drill's package
   * @param patienceMillis how long the drill waits for anything
   */
  static DrillResult of(ForkedJvm jvm, String program, long patienceMillis) {
    return new DrillResult(jvm.run(DRILL, program, String.valueOf(patienceMillis)));
  }

  /** One of the facts; that it was told is asserted. */
  String fact(String name) {
    assertThat(facts).as(toString()).containsKey(name);
    return facts.get(name);
  }

  long number(String name) {
    return Long.parseLong(fact(name));
  }

  int exitCode() {
    return result.exitCode();
  }

  @Override
  public String toString() {
    return result.toString();
  }
}
