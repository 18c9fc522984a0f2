/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.scale;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.testing.ForkedJvm;
import io.loopbrake.agent.testing.Jdk;
import io.loopbrake.agent.testing.Lines;
import io.loopbrake.agent.testing.Lines.Line;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("full")
class ManyThreadsIT {
  private static final int WAITING = 5_000;

  /** The oldest, and that of the build. */
  static List<Jdk> someJdks() {
    return Stream.of(Jdk.available().get(0), Jdk.ofBuild()).distinct().toList();
  }

  @ParameterizedTest
  @MethodSource("someJdks")
  void the_one_that_runs_is_found_and_stopped_among_five_thousand_that_wait(Jdk jdk) {
    Lines lines =
        Lines.of(
            ForkedJvm.of(jdk)
                .withFlags("-Xss256k")
                .withAgent("include=io.loopbrake.scale.*")
                .run("io.loopbrake.scale.ManyThreads", WAITING + ""));

    Line threads = lines.only("threads");
    System.out.println(jdk + ": " + threads.values());
    assertThat(threads.number("found")).isEqualTo(1);
    assertThat(threads.name()).isEqualTo("runaway");
    assertThat(threads.get("loop")).startsWith("io.loopbrake.scale.ManyThreads.spin");
    assertThat(threads.get("state")).isEqualTo("STOPPED");
    assertThat(threads.is("stopped")).isTrue();
    assertThat(threads.number("stillWaiting")).isEqualTo(WAITING);
    assertThat(threads.number("left")).isZero();
  }
}
