/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.startup;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.testing.ForkedJvm;
import io.loopbrake.agent.testing.Jdk;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FirstClientIT {
  static List<Jdk> jdks() {
    return Jdk.oldestBuildAndNewest();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void whoever_gets_the_mbean_server_first_finds_the_mbean_and_nothing_waits_for_the_server(
      Jdk jdk) {
    ForkedJvm.Result late = run(jdk, "io.loopbrake.probes.ServerUser", "300");

    assertThat(late.out().trim())
        .as(late.toString())
        .isEqualTo("there true, a thread waits for it false");
  }

  private static ForkedJvm.Result run(Jdk jdk, String... program) {
    return ForkedJvm.of(jdk).withAgent("include=io.loopbrake.probes.**").run(program);
  }
}
