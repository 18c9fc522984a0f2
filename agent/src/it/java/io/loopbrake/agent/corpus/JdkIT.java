/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.testing.Jdk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Every class of whole JDKs, instrumented, and verified by the very JVM that it belongs to. */
@Tag("full")
@ParameterizedClass
@MethodSource("reports")
class JdkIT {
  @Parameter JdkReport report;

  static List<JdkReport> reports() throws IOException {
    Path directory = Files.createDirectories(Path.of("target/jdks").toAbsolutePath());
    JdkCheck check = new JdkCheck(directory);
    List<JdkReport> reports = new ArrayList<>();
    for (Jdk jdk : jdks()) {
      reports.add(check.check(jdk));
    }
    System.out.println(CorpusTable.of(reports.stream().map(JdkReport::all).toList()));
    reports.forEach(System.out::println);
    return reports;
  }

  private static List<Jdk> jdks() {
    return Jdk.oldestAndNewest();
  }

  @Test
  void the_instrumenter_fails_at_no_class() {
    assertThat(report.all().instrumented().failures()).isEmpty();
  }

  @Test
  void the_jvm_says_the_same_of_every_class_with_checkpoints_as_without() {
    assertThat(report.all().broken()).isEmpty();
  }

  @Test
  void the_jvm_was_asked_about_every_class_that_changed() {
    assertThat(report.changed()).isPositive();
    assertThat(report.all().linkedAfter().byPath()).hasSize(report.changed());
  }

  @Test
  void all_of_them_are_verified_but_the_few_for_which_the_jvm_takes_any_code_or_none() {
    assertThat(report.notVerified().keySet())
        .isSubsetOf(
            "java/lang/Class.class: the JVM verifies it never",
            "java/lang/String.class: the JVM verifies it never",
            "java/lang/Throwable.class: the JVM verifies it never",
            "jdk/internal/vm/Continuation.class: the JVM redefines it never");
  }

  @Test
  void the_bytes_of_the_classes_confirm_what_the_instrumenter_says() {
    assertThat(report.all().isConfirmed()).isTrue();
  }

  @Test
  void the_jvm_says_the_same_of_every_class_whose_loops_are_made_to_poll() {
    assertThat(report.all().polled().instrumented().failures()).isEmpty();
    assertThat(report.all().brokenByPolls()).isEmpty();
  }

  @Test
  void where_loops_are_made_to_poll_no_other_code_goes_round_without_a_checkpoint() {
    PolledJar polled = report.all().polled();

    assertThat(polled.unbraked()).isEqualTo(polled.unbrakedElsewhere());
    assertThat(polled.isAs(report.all().instrumented())).isTrue();
  }

  @Test
  void more_than_999_of_1000_back_edges_hold_a_checkpoint() {
    assertThat((double) report.all().after().guarded() / report.all().before().backEdges())
        .isGreaterThan(0.999);
  }
}
