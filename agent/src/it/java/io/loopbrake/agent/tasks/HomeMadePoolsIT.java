/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.testing.ForkedJvm;
import io.loopbrake.agent.testing.Jdk;
import io.loopbrake.agent.testing.Lines;
import io.loopbrake.agent.testing.Lines.Line;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runaways are stopped in pools that the agent does not know and nobody named, while honest work
 * that does the same waits behind them. For more stops than a build has time for: {@code
 * -Dloopbrake.worker-stops=1000}, for each of the pools.
 */
class HomeMadePoolsIT {
  private static final String WORK = "io.loopbrake.workers.chores.**";
  private static final String POOLS = "io.loopbrake.workers.pools.**";
  private static final int STOPS = Integer.getInteger("loopbrake.worker-stops", 16);
  private static final List<String> SHAPES =
      List.of(
          "swallowsThrowable",
          "swallowsException",
          "rethrowsToSupervisor",
          "dispatcher",
          "selectLoop",
          "polls",
          "ring",
          "readsCommands",
          "series");

  static List<Jdk> jdks() {
    return Jdk.oldestAndNewest();
  }

  @Test
  void the_next_customers_of_a_worker_that_nobody_named_are_not_hit() {
    assertNobodyElseIsHit(Jdk.ofBuild(), WORK);
  }

  @Tag("full")
  @Test
  void nor_are_they_where_the_pool_itself_is_included() {
    assertNobodyElseIsHit(Jdk.ofBuild(), WORK + ":" + POOLS);
  }

  @ParameterizedTest
  @MethodSource("jdks")
  @Tag("full")
  void nor_are_they_on_any_other_jdk(Jdk jdk) {
    assertNobodyElseIsHit(jdk, WORK);
    assertNobodyElseIsHit(jdk, WORK + ":" + POOLS + ",checkpoint=flag");
  }

  private static void assertNobodyElseIsHit(Jdk jdk, String include) {
    List<String> command =
        new ArrayList<>(List.of("io.loopbrake.workers.HomeMadePools", STOPS + ""));
    command.addAll(SHAPES);

    ForkedJvm.Result result =
        ForkedJvm.of(jdk)
            .withAgent("log=warn,cleanup=1s,include=" + include)
            .within(60 + 5L * STOPS)
            .run(command.toArray(new String[0]));

    List<Line> pools = Lines.of(result).ofKind("pool");
    assertThat(pools).as(result.toString()).extracting(Line::name).isEqualTo(SHAPES);
    for (Line pool : pools) {
      System.out.printf(
          "%s, include=%s, %s: %s stops, %s ms each; honest work hit: %s of %s; runaways left"
              + " running by one stop: %s%n",
          jdk,
          include,
          pool.name(),
          pool.get("stops"),
          pool.get("millis"),
          pool.get("hit"),
          pool.get("bystanders"),
          pool.get("surviving"));
      assertThat(pool.number("hit")).as(pool.get("faults")).isZero();
      assertThat(pool.number("bystanders")).isPositive();
      assertThat(pool.number("open")).isZero();
    }
  }
}
