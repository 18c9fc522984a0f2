/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.shapes;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.testing.ForkedJvm;
import io.loopbrake.agent.testing.Jdk;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Where the JVM takes the polls for safepoints out of counted loops, such a loop can hold up a
 * garbage collection, and with it the JVM, for as long as it takes. With brakes it must not. A JVM
 * that hangs is killed from outside. For more stops than a build has time for: {@code
 * -Dloopbrake.counted-stops=100}, of each of the loops in each of the JVMs.
 */
@Tag("full")
class CountedLoopsIT {
  private static final int STOPS = Integer.getInteger("loopbrake.counted-stops", 1);
  private static final int LEAST_LOOPS = 30;
  private static final long SECONDS_TO_BEGIN = 60;
  private static final long SECONDS_A_TURN = 30;
  private static final int FIRST_WHOSE_G1_POLLS = 10;

  static List<Arguments> jvms() {
    return Jdk.available().stream()
        .flatMap(jdk -> collectors(jdk).map(collector -> Arguments.of(jdk, collector)))
        .toList();
  }

  /** The compiler treats Serial and Parallel alike, so one of them is enough between. */
  private static Stream<String> collectors(Jdk jdk) {
    if (jdk.version() < FIRST_WHOSE_G1_POLLS) {
      return Stream.of("Serial", "Parallel", "G1");
    }
    return Jdk.oldestBuildAndNewest().contains(jdk)
        ? Stream.of("Serial", "Parallel")
        : Stream.of("Parallel");
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("jvms")
  void counted_loops_are_stopped_and_let_garbage_be_collected_where_the_jvm_takes_their_polls_out(
      Jdk jdk, String collector) {
    ForkedJvm.Result result =
        ForkedJvm.of(jdk)
            .withFlags("-XX:+Use" + collector + "GC")
            .withAgent("log=warn,include=io.loopbrake.counted.loops.*")
            .within(SECONDS_TO_BEGIN + SECONDS_A_TURN * STOPS)
            .run("io.loopbrake.counted.StopCountedLoops", Integer.toString(STOPS));

    List<Stop> stops = result.out().lines().flatMap(Stop::parse).toList();
    print(jdk + " " + collector, stops);
    assertThat(result.exitCode()).as("killed if it hangs: " + result).isZero();
    assertThat(result.err()).as("the log").isEmpty();
    assertThat(stops.stream().map(Stop::loop).distinct()).hasSizeGreaterThanOrEqualTo(LEAST_LOOPS);
    assertThat(stops).allSatisfy(Stop::check);
  }

  /**
   * One of the stops.
   *
   * @param isFirst whether it was the first of this loop, whose time does not count
   * @param collectionMillis a garbage collection while the loop ran
   * @param stopMillis from the request to the error at the top of the thread
   * @param state of the request
   * @param endedBy what the thread was ended by
   */
  private record Stop(
      boolean isFirst,
      String loop,
      double collectionMillis,
      double stopMillis,
      String state,
      String endedBy) {
    private static final double NANOS_PER_MILLI = 1e6;
    private static final int COLUMNS = 6;

    /** What is far more than it takes, even if others need the processors. */
    private static final double LONG_MILLIS = 5000;

    static Stream<Stop> parse(String line) {
      String[] columns = line.split("\t");
      return columns.length < COLUMNS
          ? Stream.empty()
          : Stream.of(
              new Stop(
                  columns[0].equals("first"),
                  columns[1],
                  Long.parseLong(columns[2]) / NANOS_PER_MILLI,
                  Long.parseLong(columns[3]) / NANOS_PER_MILLI,
                  columns[4],
                  columns[5]));
    }

    void check() {
      assertThat(state).isEqualTo("STOPPED");
      assertThat(endedBy).isEqualTo("stop");
      assertThat(stopMillis).isLessThan(LONG_MILLIS);
      assertThat(collectionMillis).isLessThan(LONG_MILLIS);
    }
  }

  private static void print(String jvm, List<Stop> all) {
    List<Stop> stops = all.stream().filter(stop -> !stop.isFirst).toList();
    for (String loop : stops.stream().map(Stop::loop).distinct().toList()) {
      print("  " + loop, stops.stream().filter(stop -> stop.loop.equals(loop)));
    }
    print(jvm, stops.stream());
  }

  private static void print(String name, Stream<Stop> some) {
    List<Double> stops = new ArrayList<>();
    List<Double> collections = new ArrayList<>();
    some.forEach(
        stop -> {
          stops.add(stop.stopMillis);
          collections.add(stop.collectionMillis);
        });
    if (!stops.isEmpty()) {
      System.out.printf(
          "%-22s %4d stops: median %.1f ms, worst %.1f ms; collections: median %.1f ms, worst %.1f ms%n",
          name,
          stops.size(),
          median(stops),
          stops.get(stops.size() - 1),
          median(collections),
          collections.get(collections.size() - 1));
    }
  }

  /** Sorts them on the way. */
  private static double median(List<Double> values) {
    values.sort(null);
    return values.get(values.size() / 2);
  }
}
