/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.testing.ForkedJvm;
import io.loopbrake.agent.testing.Jdk;
import io.loopbrake.agent.testing.Lines;
import io.loopbrake.agent.testing.Lines.Line;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Stops that cross the end of their task, or their own end. */
class FaultsIT {
  private static final String OPTIONS = "include=io.loopbrake.faults.**";

  static List<Jdk> jdks() {
    return Jdk.oldestAndNewest();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void a_stop_that_is_taken_back_at_once_either_throws_or_says_that_it_did_not(Jdk jdk) {
    assertTakenBack(jdk, 60);
  }

  @Tag("full")
  @Test
  void so_do_many_stops_that_are_taken_back() {
    assertTakenBack(Jdk.ofBuild(), 400);
  }

  private static void assertTakenBack(Jdk jdk, int rounds) {
    Lines lines = FaultyRun.of(ForkedJvm.of(jdk).withAgent(OPTIONS), "StopOrCancel", rounds + "");

    Line race = lines.only("race");
    System.out.println(jdk + ": " + race.values());
    assertThat(race.number("odd")).as(lines.ofKind("odd").toString()).isZero();
    assertThat(race.number("stopped") + race.number("cancelled")).isEqualTo(rounds);
    assertThat(race.number("cancelled")).isPositive();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void a_thread_that_ends_at_the_moment_of_its_stop_is_told_from_one_that_was_stopped(Jdk jdk) {
    assertToldApart(jdk, 200);
  }

  @Tag("full")
  @Test
  void so_are_many_threads_that_end_at_the_moment_of_their_stop() {
    assertToldApart(Jdk.ofBuild(), 600);
  }

  private static void assertToldApart(Jdk jdk, int lives) {
    Lines lines = FaultyRun.of(ForkedJvm.of(jdk).withAgent(OPTIONS), "ShortLives", lives + "");

    Line all = lines.only("lives");
    System.out.println(jdk + ": " + all.values());
    assertThat(all.number("odd")).as(lines.ofKind("odd").toString()).isZero();
    assertThat(all.number("refused") + all.number("missed") + all.number("stopped"))
        .isEqualTo(lives);
    assertThat(all.number("refused") + all.number("missed")).isPositive();
  }
}
