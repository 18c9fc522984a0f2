/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.programs;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.testing.ForkedJvm;
import io.loopbrake.agent.testing.Jdk;
import io.loopbrake.agent.testing.Libraries;
import org.junit.jupiter.api.Test;

/** That a drill would tell if a runaway was not stopped. */
class DrillIT {
  private static final long PATIENCE_MILLIS = 1000;

  @Test
  void a_runaway_that_no_pattern_includes_is_not_found_and_is_stopped_all_the_same() {
    DrillResult result =
        DrillResult.of(
            ForkedJvm.of(Jdk.ofBuild())
                .withClassPath(Libraries.of("oro"))
                .withAgent("include=org.apache.oro.text.perl.*"),
            "OroRegex",
            PATIENCE_MILLIS);
    assertThat(result.exitCode()).as(result.toString()).isZero();
    assertThat(result.fact("loop")).isEqualTo("null");
    assertThat(result.fact("request")).isEqualTo("STOPPED");
    assertThat(result.fact("runawayIsAlive")).isEqualTo("false");
    assertThat(result.fact("end")).endsWith("io.loopbrake.agent.control.LoopStoppedError");
    assertThat(result.fact("wrongAnswer")).isEqualTo("none");
  }
}
