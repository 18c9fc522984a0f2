/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.testing.ForkedJvm;
import io.loopbrake.agent.testing.Jdk;
import io.loopbrake.agent.testing.Lines;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Interrupts of a class of threads that takes its time. */
@Tag("full")
class LateInterruptsIT {
  static List<Jdk> jdks() {
    return Jdk.oldestAndNewest();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void no_interrupt_that_comes_late_reaches_the_next_task(Jdk jdk) {
    Lines lines =
        FaultyRun.of(
            ForkedJvm.of(jdk).withAgent("include=io.loopbrake.faults.**"), "LateInterrupts", "30");

    System.out.println(jdk + ": " + lines.only("interrupted").values());
    assertThat(lines.only("interrupted").number("bystanders")).isZero();
  }
}
