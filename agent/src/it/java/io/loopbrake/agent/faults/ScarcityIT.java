/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.testing.ForkedJvm;
import io.loopbrake.agent.testing.Jdk;
import io.loopbrake.agent.testing.Lines.Line;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Stops where there is no memory left, or no stack. */
class ScarcityIT {
  private static final String PACKAGE = "io.loopbrake.faults.";
  private static final String OPTIONS = "include=" + PACKAGE + "**";

  static List<Jdk> jdks() {
    return Jdk.oldestBuildAndNewest();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void a_thread_that_meets_its_stop_without_any_memory_left_is_stopped(Jdk jdk) {
    Line full = fullMemory(jdk, ",exclude=" + PACKAGE + "Hoard", "the thread ");

    System.out.println(jdk + ": " + full.get("why"));
  }

  @Tag("full")
  @ParameterizedTest
  @MethodSource("jdks")
  void where_no_stop_is_to_be_thrown_none_is_thrown_without_memory_either(Jdk jdk) {
    Line full = fullMemory(jdk, ",nostop=" + PACKAGE + "Hoard#fill*", "deferred");

    assertThat(full.get("why")).contains(PACKAGE + "FullMemory.loopFor:");
  }

  private static Line fullMemory(Jdk jdk, String option, String before) {
    ForkedJvm jvm = ForkedJvm.of(jdk).withFlags("-Xmx64m").withAgent(OPTIONS + option);

    Line full = FaultyRun.of(jvm, "FullMemory", before).only("case");

    assertThat(full.is("full")).as(full.toString()).isTrue();
    assertThat(full.is("alive")).isFalse();
    assertThat(full.is("isStopped")).as(full.toString()).isTrue();
    assertThat(full.get("state")).as(full.toString()).isEqualTo("STOPPED");
    return full;
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void threads_that_use_their_stack_up_again_and_again_are_stopped(Jdk jdk) {
    List<Line> cases =
        FaultyRun.of(ForkedJvm.of(jdk).withAgent(OPTIONS), "DeepStacks", "2").ofKind("case");

    assertThat(cases)
        .hasSize(2)
        .allSatisfy(
            deep -> {
              assertThat(deep.is("dived")).isTrue();
              assertThat(deep.is("alive")).as(deep.toString()).isFalse();
              assertThat(deep.is("isStopped")).as(deep.toString()).isTrue();
              assertThat(deep.get("state")).isEqualTo("STOPPED");
            });
  }
}
