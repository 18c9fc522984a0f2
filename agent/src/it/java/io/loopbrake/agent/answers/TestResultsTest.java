/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.answers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.loopbrake.agent.testing.ForkedJvm;
import io.loopbrake.agent.testing.Lines;
import org.junit.jupiter.api.Test;

class TestResultsTest {
  private final TestResults without =
      results(
          "test\tname=passes\tresult=SUCCESSFUL\tcause=",
          "test\tname=fails\tresult=FAILED\tcause=no file");

  @Test
  void what_ends_in_the_same_way_is_no_difference_whatever_the_cause_and_the_order() {
    TestResults with =
        results(
            "test\tname=fails\tresult=FAILED\tcause=no such file",
            "test\tname=passes\tresult=SUCCESSFUL\tcause=");

    assertThat(with.differencesFrom(without)).isEmpty();
  }

  @Test
  void a_test_that_ends_otherwise_is_a_difference() {
    TestResults with =
        results(
            "test\tname=passes\tresult=FAILED\tcause=3 instead of 4",
            "test\tname=fails\tresult=SUCCESSFUL\tcause=");

    assertThat(with.differencesFrom(without))
        .containsExactly(
            entry("fails", "SUCCESSFUL, else FAILED (no file)"),
            entry("passes", "FAILED (3 instead of 4), else SUCCESSFUL"));
  }

  @Test
  void a_test_that_was_not_run_is_a_difference_too() {
    TestResults with = results("test\tname=passes\tresult=SUCCESSFUL\tcause=");

    assertThat(with.differencesFrom(without))
        .containsExactly(entry("fails", "NOT RUN, else FAILED (no file)"));
    assertThat(without.differencesFrom(with))
        .containsExactly(entry("fails", "FAILED (no file), else NOT RUN"));
  }

  @Test
  void the_class_of_a_test_is_in_its_name() {
    assertThat(
            TestResults.classOf(
                "[engine:junit-vintage]/[runner:com.acme.OldTest]/[test:adds(com.acme.OldTest)]"))
        .isEqualTo("com.acme.OldTest");
    assertThat(
            TestResults.classOf(
                "[engine:junit-jupiter]/[class:com.acme.NewTest]/[nested-class:Sums]/[method:adds()]"))
        .isEqualTo("com.acme.NewTest");
    assertThatThrownBy(() -> TestResults.classOf("[engine:junit-jupiter]"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static TestResults results(String... lines) {
    return new TestResults(
        Lines.of(new ForkedJvm.Result(0, String.join("\n", lines) + "\n", "")), 1);
  }
}
