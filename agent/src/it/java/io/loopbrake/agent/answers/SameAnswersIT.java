/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.answers;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.testing.Jdk;
import io.loopbrake.agent.testing.Lines.Line;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The tests that were published with libraries, with all classes of the library instrumented; with
 * collectors for which counted loops poll by themselves, and for which they have to be made to.
 */
@Tag("full")
class SameAnswersIT {
  private static final int TIMES_AGAIN = 3;

  @TempDir Path directory;

  static List<PublishedTests> suites() {
    return List.of(
        // Left out: two tests of speed, which take half of the time.
        new PublishedTests("commons-codec", "Serial", 18_000, List.of(".*PerformanceTest")),
        // Left out: minutes of waiting for locks, all time zones and formats in all languages,
        // fuzz.
        new PublishedTests(
            "commons-lang3",
            "G1",
            7_000,
            List.of(
                ".*LockingVisitorsTest",
                ".*FastDateParser.*",
                ".*TimeZone.*",
                ".*ExtendedMessageFormatTest",
                ".*DurationFormatUtilsTest",
                ".*OssFuzzTest",
                ".*ToStringStyleConcurrencyTest")),
        // Left out: tests on random numbers without a seed, which their own runner tries again, and
        // those that take longest. Of the generators of random numbers, which share their tests,
        // four remain.
        new PublishedTests(
            "commons-math3",
            "Parallel",
            5_500,
            List.of(
                ".*CMAESOptimizerTest",
                ".*RandomDataGeneratorTest",
                ".*ValueServerTest",
                ".*KohonenTrainingTaskTest",
                ".*FastMathTest",
                ".*PSquarePercentileTest",
                ".*PolynomialFitterTest",
                ".*BOBYQAOptimizerTest",
                ".*BitsStreamGeneratorTest",
                ".*AbstractRandomGeneratorTest",
                ".*RandomGeneratorFactoryTest",
                ".*Well(512a|19937c|44497[ab])Test",
                ".*FieldRotationDfpTest",
                ".*LegendreHighPrecisionTest",
                ".*KolmogorovSmirnovTestTest",
                ".*FixedElapsedTimeTest")));
  }

  @ParameterizedTest
  @MethodSource("suites")
  void published_tests_pass_with_the_agent_exactly_where_they_pass_without(PublishedTests tests) {
    Both all = run(tests);
    TestResults with = all.with();

    all.without().printFailures(tests + " without the agent");
    System.out.printf(
        "%s, %s: %d tests, without the agent %d failed, %d s; with it %d failed, %d s; %s%n",
        Jdk.ofBuild(),
        tests,
        all.without().count(),
        all.without().failed().size(),
        all.without().seconds(),
        with.failed().size(),
        with.seconds(),
        with.status().values());
    assertThat(all.without().passed()).hasSizeGreaterThan(tests.atLeast());
    assertNoDifferenceStays(tests, all.differences());
    Line status = with.status();
    assertThat(status.number("classesFailed")).as(status.get("lastFailures")).isZero();
    assertThat(status.number("classesNotCovered")).isZero();
    assertThat(status.number("checkpoints")).isPositive();
    assertThat(status.number("checkpoints")).isEqualTo(status.number("backEdges"));
  }

  /**
   * Many tests of commons-math use random numbers without a seed, and fail once in a while. A fault
   * of the agent's would show again.
   */
  private void assertNoDifferenceStays(PublishedTests tests, Map<String, String> differences) {
    if (differences.isEmpty()) {
      return;
    }
    System.out.println(tests + ", to be run again: " + differences);
    PublishedTests again =
        tests.of(differences.keySet().stream().map(TestResults::classOf).collect(toSet()));
    for (int i = 0; i < TIMES_AGAIN; i++) {
      Both both = run(again);
      assertThat(both.without().count()).isPositive();
      assertThat(both.differences()).as("again, after " + differences).isEmpty();
    }
  }

  /** Both at once: they take minutes, and a processor each. */
  private Both run(PublishedTests tests) {
    Jdk jdk = Jdk.ofBuild();
    CompletableFuture<TestResults> without =
        CompletableFuture.supplyAsync(
            () -> tests.run(jdk, directory.resolve("without"), false),
            task -> new Thread(task, "without the agent").start());
    TestResults with = tests.run(jdk, directory.resolve("with"), true);
    return new Both(with, without.join());
  }

  private record Both(TestResults with, TestResults without) {
    Map<String, String> differences() {
      return with.differencesFrom(without);
    }
  }
}
