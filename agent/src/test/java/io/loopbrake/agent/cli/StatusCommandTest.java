/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.jmx.Columns;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class StatusCommandTest {
  private final Screen screen =
      new Screen(new PrintStream(OutputStream.nullOutputStream()), false, false);

  @Test
  void a_blank_separates_the_longest_name_from_its_value() {
    Row status =
        Row.of(new TreeMap<>(Map.of("methodsGrownPastInlining", 0, Columns.VERSION, "0.1.0")));

    List<String> lines = StatusCommand.lines(status, screen);

    assertThat(lines).endsWith("methodsGrownPastInlining 0");
    assertThat(lines.get(0))
        .matches("\\w+ +0\\.1\\.0")
        .hasSize("methodsGrownPastInlining ".length() + 5);
  }
}
