/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.testing.ForkedJvm;
import io.loopbrake.agent.testing.Lines;
import io.loopbrake.agent.testing.Lines.Line;

/**
 * A run in which something goes wrong, after which nothing stays armed, the next stop works, and
 * nothing but our lines stands on the error stream.
 */
final class FaultyRun {
  private FaultyRun() {}

  static Lines of(ForkedJvm jvm, String program, String argument) {
    ForkedJvm.Result result = jvm.run("io.loopbrake.faults." + program, argument);
    assertThat(result.err().lines()).allMatch(line -> line.startsWith("loopbrake: "));
    Lines lines = Lines.of(result);
    Line after = lines.only("aftermath");
    assertThat(after.get("next")).isEqualTo("STOPPED");
    assertThat(after.is("stopped")).isTrue();
    assertThat(after.is("down")).as("no flag is up, no gate is armed").isTrue();
    assertThat(after.number("open")).isZero();
    return lines;
  }
}
