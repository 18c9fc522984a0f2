/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.tour;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.docs.MarkdownPage;
import io.loopbrake.agent.docs.PageRun;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("full")
class TourIT {
  private static final int STEPS = 30;

  @Test
  void the_tour_does_what_it_says() throws Exception {
    System.out.println("The steps in JConsole are done by JMX calls.");
    try (ConsoleSteps console = new ConsoleSteps(JmxConsole::connect)) {
      assertThat(PageRun.of(MarkdownPage.of("docs/tour.md"), Map.of("jconsole", console)))
          .isGreaterThan(STEPS);
    }
  }
}
