/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.docs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QuickStartIT {
  private static final int COMMANDS = 9;

  @Test
  void the_quick_start_does_what_it_says() throws Exception {
    assertThat(PageRun.of(MarkdownPage.of("docs/quick-start.md"))).isEqualTo(COMMANDS);
  }
}
