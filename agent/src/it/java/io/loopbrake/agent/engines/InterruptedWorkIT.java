/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.engines;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.docs.MarkdownPage;
import io.loopbrake.agent.testing.ForkedJvm;
import io.loopbrake.agent.testing.Jdk;
import io.loopbrake.agent.testing.Libraries;
import io.loopbrake.agent.testing.Lines;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Libraries in one JVM that interrupt work which takes no note of it. */
@Tag("full")
class InterruptedWorkIT {
  private static final String PACKAGE = "io.loopbrake.engines";
  private static final String APPLICATION = PACKAGE + ".app";
  private static final long LIMIT_MILLIS = 2_000;
  private static final String FAILED = " :: FAILED";
  private static final String PASSED = " :: SUCCESSFUL";

  @Test
  void a_job_that_quartz_interrupts_ends_and_its_thread_does_the_next_one_right() {
    Lines lines =
        Lines.of(
            ForkedJvm.of(Jdk.ofBuild())
                .withAgent(Recipe.options(APPLICATION))
                .withClassPath(Libraries.container("quartz").toArray(new Path[0]))
                .run(PACKAGE + ".InterruptedJob"));

    Lines.Line interrupted = lines.only("interrupted");
    System.out.println(interrupted);
    assertThat(interrupted.get("thrown")).contains("LoopStoppedError", "an interrupt");
    assertThat(interrupted.number("millis")).isBetween(LIMIT_MILLIS, 10 * LIMIT_MILLIS);
    Lines.Line next = lines.only("next");
    assertThat(next.get("thrown")).isEqualTo("nothing");
    assertThat(next.get("result")).as("the sum, and the interrupt status").isEqualTo("5050 false");
    assertThat(next.get("thread")).isEqualTo(interrupted.get("thread"));
  }

  @Test
  void work_that_a_library_gives_up_after_a_time_ends_if_the_library_interrupts_it() {
    Path[] jars =
        Stream.of(
                Libraries.library("limits"),
                Libraries.library("reactive"),
                List.of(Libraries.of("guava")))
            .flatMap(List::stream)
            .toArray(Path[]::new);

    Lines lines =
        Lines.of(
            ForkedJvm.of(Jdk.ofBuild())
                .withAgent(Recipe.options(APPLICATION))
                .withClassPath(jars)
                .run(PACKAGE + ".TimeLimits"));

    System.out.println(lines.ofKind("limit"));
    assertThat(lines.ofKind("limit")).hasSize(limits().size() + 1);
    for (List<String> row : limits()) {
      Lines.Line limit = lines.named("limit", row.get(0));
      assertThat(jars)
          .as(limit.name())
          .anyMatch(jar -> jar.toString().endsWith("-" + row.get(1) + ".jar"));
      assertThat(limit.get("caller")).as(limit.name()).contains(row.get(3).replace("`", ""));
      assertThat(limit.get("thrown")).as(limit.name()).contains("LoopStoppedError", "an interrupt");
      assertThat(limit.number("millis"))
          .as(limit.name())
          .isBetween(LIMIT_MILLIS, 10 * LIMIT_MILLIS);
    }
    Lines.Line silent = lines.named("limit", "CompletableFuture");
    assertThat(silent.get("caller")).contains("TimeoutException");
    assertThat(silent.get("thrown")).isEqualTo("nothing");
  }

  private static List<List<String>> limits() {
    return MarkdownPage.of("docs/engines.md")
        .rowsOfTables("Library", "Version", "Time limit", "Exception of the caller");
  }

  @Test
  void a_test_that_junit_interrupts_in_place_ends_and_the_next_one_is_run() {
    String feed = runTests("ReportInPlaceTest", Recipe.options(APPLICATION));

    assertThat(feed).contains("never_ends()" + FAILED, "timed out after 1 second");
    assertThat(feed).contains("comes_next()" + PASSED);
  }

  @Test
  void a_test_that_junit_has_given_up_does_not_run_on_beside_those_that_follow() {
    String feed = runTests("ReportTest", Recipe.options(APPLICATION));

    assertThat(feed).contains("takes_too_long()" + FAILED, "timed out after 1 second");
    assertThat(feed).contains("has_the_machine_for_itself()" + PASSED);
  }

  @Test
  void without_the_option_it_runs_on() {
    String feed = runTests("ReportTest", Recipe.optionsWithoutInterrupted(APPLICATION));

    assertThat(feed).contains("takes_too_long()" + FAILED, "timed out after 1 second");
    assertThat(feed).contains("has_the_machine_for_itself()" + FAILED);
  }

  private static String runTests(String className, String options) {
    ForkedJvm.Result result =
        ForkedJvm.of(Jdk.ofBuild())
            .withAgent(options)
            .withFlags("-Dreport.patience=" + 4 * LIMIT_MILLIS)
            .withClassPath(Libraries.suites().toArray(new Path[0]))
            .run(
                "org.junit.platform.console.ConsoleLauncher",
                "execute",
                "--disable-banner",
                "--disable-ansi-colors",
                "--details=testfeed",
                "--select-class=" + APPLICATION + "." + className);
    return result.toString();
  }
}
