/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.testing.ForkedJvm;
import io.loopbrake.agent.testing.Jdk;
import io.loopbrake.agent.testing.RunningJvm;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tasks, most of them short, are stopped at random while workers go from one to the next, and
 * afterwards what each task saw is compared with what each request says. For more stops than a
 * build has time for: {@code -Dloopbrake.stops=10000}; for more tasks between them also {@code
 * -Dloopbrake.pause=20}, in milliseconds at most.
 */
class RightOneIT {
  private static final int STOPS = Integer.getInteger("loopbrake.stops", 1000);
  private static final int FEW_STOPS = 15;
  private static final int PAUSE = Integer.getInteger("loopbrake.pause", 2);
  private static final int WORKERS = 8;
  private static final int CONNECTIONS = 2;
  private static final long PATIENCE_SECONDS = 300;

  private static final List<String> PLACES =
      List.of(
          "pool",
          "pool-submit",
          "pool-dying",
          "scheduled",
          "fork-join",
          "trees",
          "streams",
          "futures",
          "timer",
          "workers",
          "workers-swallow",
          "tomcat",
          "jetty",
          "jboss",
          "plain",
          "virtual");

  static List<Jdk> jdks() {
    return Jdk.oldestAndNewest();
  }

  @Tag("full")
  @Test
  @Timeout(value = 1, unit = TimeUnit.HOURS)
  void a_thousand_stops_from_several_consoles_hit_the_tasks_they_name_and_no_other()
      throws Exception {
    Findings pool;
    int taken;
    try (RunningJvm jvm =
        Findings.jvm(Jdk.ofBuild(), PAUSE).start(Findings.command("remote", "pool=" + STOPS))) {
      List<String> lines = readUntil("ready", jvm);
      List<RemoteAsker> askers = new ArrayList<>();
      List<Future<Integer>> counts = new ArrayList<>();
      ExecutorService consoles = Executors.newFixedThreadPool(CONNECTIONS);
      for (int i = 0; i < CONNECTIONS; i++) {
        RemoteAsker asker = new RemoteAsker(jvm.connect(), PAUSE);
        askers.add(asker);
        counts.add(consoles.submit(asker));
      }
      lines.addAll(readUntil("enough", jvm));
      askers.forEach(RemoteAsker::end);
      taken = 0;
      for (Future<Integer> count : counts) {
        taken += count.get();
      }
      consoles.shutdown();
      jvm.tell("");
      jvm.lines().forEach(lines::add);
      pool = Findings.parse(lines).get("pool");
    }

    pool.assertAllRight(Jdk.ofBuild() + ", of which " + taken + " asked from afar");
    assertThat(pool.number("size after")).isEqualTo(WORKERS);
    assertThat(pool.number("workers")).as("threads that did all the work").isEqualTo(WORKERS);
    assertThat(pool.number("asked")).isGreaterThanOrEqualTo(STOPS);
    assertThat(pool.number("missed")).isPositive();
    assertThat(pool.number("refused")).isPositive();
    assertThat(pool.number("interrupted")).isPositive();
    assertThat(taken).isPositive();
  }

  /** Returns the lines before that. */
  private static List<String> readUntil(String last, RunningJvm jvm) {
    List<String> lines = new ArrayList<>();
    for (String line = jvm.nextLine(); !last.equals(line); line = jvm.nextLine()) {
      assertThat(line).as("the line '" + last + "' after " + lines).isNotNull();
      lines.add(line);
    }
    return lines;
  }

  @Tag("quick")
  @Test
  void wherever_tasks_are_done_stops_hit_the_right_one() {
    assertRightOnes(Jdk.ofBuild(), FEW_STOPS);
  }

  @Tag("full")
  @ParameterizedTest
  @MethodSource("jdks")
  void wherever_tasks_are_done_more_stops_hit_the_right_one(Jdk jdk) {
    assertRightOnes(jdk, Math.max(FEW_STOPS, STOPS / 20));
  }

  private static void assertRightOnes(Jdk jdk, int each) {
    String[] places = PLACES.stream().map(place -> place + "=" + each).toArray(String[]::new);

    ForkedJvm.Result result =
        Findings.jvm(jdk, PAUSE).within(PATIENCE_SECONDS + STOPS).run(Findings.command(places));

    assertThat(result.exitCode()).as(result.toString()).isZero();
    assertThat(result.err()).doesNotContain("loopbrake:");
    Map<String, Findings> findings = Findings.parse(Arrays.asList(result.out().split("\n")));
    assertThat(findings.keySet()).containsExactlyElementsOf(PLACES);
    assertThat(findings.values())
        .filteredOn(found -> !found.isAbsent())
        .allSatisfy(found -> found.assertAllRight(jdk));
  }
}
