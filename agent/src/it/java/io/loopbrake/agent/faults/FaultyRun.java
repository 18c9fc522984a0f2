/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.testing.ForkedJvm;
import io.loopbrake.agent.testing.Lines;
import io.loopbrake.agent.testing.Lines.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A run in which something goes wrong, after which nothing stays armed, the next stop works, and
 * nothing but our lines stands on the error stream.
 */
final class FaultyRun {
  /**
   * What Java 8 says itself, now and then, when a class is loaded with so little stack left that no
   * agent's hook can be called.
   */
  private static final String SAID_BY_JAVA_8 =
      "*** java.lang.instrument ASSERTION FAILED ***: \"!errorOutstanding\"";

  /**
   * What {@code Thread.stop} leaves of a class of the JDK that the thread was initialising:
   * unusable for all and for good (JVMS 5.5), whoever is killed. Such a run says nothing of the
   * agent.
   */
  private static final Pattern RUINED_JDK =
      Pattern.compile("Could not initialize class (java|javax|jdk|sun)\\.");

  private static final int MOST_RUNS = 5;

  private FaultyRun() {}

  static Lines of(ForkedJvm jvm, String program, String... arguments) {
    return checked(run(jvm, program, arguments));
  }

  /** The same of a program that kills threads. */
  static Lines ofKills(ForkedJvm jvm, String program, String... arguments) {
    for (int i = 1; i < MOST_RUNS; i++) {
      ForkedJvm.Result result = run(jvm, program, arguments);
      if (!RUINED_JDK.matcher(result.err()).find()) {
        return checked(result);
      }
    }
    return of(jvm, program, arguments);
  }

  private static ForkedJvm.Result run(ForkedJvm jvm, String program, String... arguments) {
    List<String> command = new ArrayList<>(List.of("io.loopbrake.faults." + program));
    command.addAll(List.of(arguments));
    return jvm.run(command.toArray(String[]::new));
  }

  private static Lines checked(ForkedJvm.Result result) {
    assertThat(result.err().lines())
        .allMatch(line -> line.startsWith("loopbrake: ") || line.startsWith(SAID_BY_JAVA_8));
    Lines lines = Lines.of(result);
    Line after = lines.only("aftermath");
    assertThat(after.get("next")).isEqualTo("STOPPED");
    assertThat(after.is("stopped")).isTrue();
    assertThat(after.is("down")).as("no flag is up, no gate is armed").isTrue();
    assertThat(after.number("open")).isZero();
    return lines;
  }
}
