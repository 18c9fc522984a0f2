/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.environments;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.testing.ForkedJvm;
import io.loopbrake.agent.testing.Lines;
import io.loopbrake.agent.testing.Lines.Line;
import java.util.List;

/** What is true wherever {@code io.loopbrake.environments.Stage} has a report run away. */
final class Played {
  /** How an agent is told what to include. */
  static final String INCLUDE = "include=io.loopbrake.environments.app.**";

  private static final String OF_JVM = "WARNING: ";

  private Played() {}

  /** Runs a program that plays it once. */
  static Line by(ForkedJvm jvm, String... command) {
    List<Line> played = allBy(jvm, command).ofKind("played");
    assertThat(played).hasSize(1);
    return played.get(0);
  }

  /** Runs a program, and requires of all that it plays that it went as it should. */
  static Lines allBy(ForkedJvm jvm, String... command) {
    ForkedJvm.Result result = jvm.run(command);
    Lines lines = Lines.of(result);
    assertThat(result.out().lines())
        .as(result::toString)
        .hasSize(lines.all().size())
        .allMatch(line -> line.contains("\t"));
    assertThat(result.err().lines().filter(line -> !line.startsWith(OF_JVM)))
        .as(result::toString)
        .anyMatch(line -> line.contains("self-test passed"))
        .allMatch(line -> line.startsWith("loopbrake: "));
    assertThat(lines.ofKind("played"))
        .as(result::toString)
        .isNotEmpty()
        .allSatisfy(Played::requireStopped);
    return lines;
  }

  /** Requires the same of a program whose JVM may have written more than the agent does. */
  static void requireStopped(ForkedJvm.Result result) {
    assertThat(result.err()).as(result::toString).contains("self-test passed");
    assertThat(Lines.of(result).ofKind("played"))
        .as(result::toString)
        .isNotEmpty()
        .allSatisfy(Played::requireStopped);
  }

  private static void requireStopped(Line played) {
    assertThat(played.is("spun")).isTrue();
    assertThat(played.get("state")).isEqualTo("STOPPED");
    assertThat(played.is("stopped")).as(played.get("thrown")).isTrue();
    assertThat(played.is("goesOn")).isTrue();
    assertThat(played.is("startsAnew")).isTrue();
    assertThat(played.number("failed")).as(played.get("failures")).isZero();
    assertThat(played.get("notCovered")).isEmpty();
    assertThat(played.number("checkpoints")).isPositive();
    assertThat(played.get("seen")).doesNotContain("loopbrake");
  }
}
