/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.instrument.LeftAlone;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LimitsPageTest {
  @Test
  void every_reason_to_leave_a_loop_alone_is_explained() {
    assertThat(MarkdownPage.of("docs/limits.md").rowsOfTables("Reason in Status", "Which loops"))
        .extracting(row -> row.get(0))
        .containsExactlyElementsOf(
            Arrays.stream(LeftAlone.values())
                .map(reason -> "`" + reason.explanation() + "`")
                .toList());
  }
}
