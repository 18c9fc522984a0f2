/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.tour;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.docs.MarkdownPage;
import io.loopbrake.agent.docs.PageRun;
import io.loopbrake.console.Display;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("full")
class TourIT {
  private static final int STEPS = 30;

  @TempDir private Path directory;

  @Test
  void the_tour_does_what_it_says_in_jconsole_and_in_the_shell() throws Exception {
    Display.assumeThere();
    ConsoleSteps.Start start = pid -> DisplayedConsole.connect(pid, directory);
    try (ConsoleSteps console = new ConsoleSteps(start)) {
      assertThat(PageRun.of(MarkdownPage.of("docs/tour.md"), Map.of("jconsole", console)))
          .isGreaterThan(STEPS);
    }
  }
}
