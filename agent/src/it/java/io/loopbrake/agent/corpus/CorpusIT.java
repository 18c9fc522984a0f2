/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.instrument.CheckpointChoice;
import io.loopbrake.agent.instrument.ClassInstrumenter;
import io.loopbrake.agent.testing.Jdk;
import io.loopbrake.agent.testing.Libraries;
import io.loopbrake.agent.testing.Targets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every class of the corpus, instrumented and linked by the Java of the build. */
@Tag("full")
class CorpusIT {
  private static final int JAVA_1_1 = 45;

  private static List<JarReport> reports;

  @BeforeAll
  static void check_all_jars(@TempDir Path directory) {
    JarCheck check = new JarCheck(Jdk.ofBuild(), directory);
    List<Path> jars = Libraries.toInstrument();
    reports = jars.stream().map(jar -> check.check(jar, jars)).toList();
    System.out.println(CorpusTable.of(reports));
  }

  @Test
  void the_instrumenter_fails_at_no_class() {
    assertThat(reports).isNotEmpty().allSatisfy(jar -> assertThat(failures(jar)).isEmpty());
  }

  private static Map<String, Throwable> failures(JarReport jar) {
    return jar.instrumented().failures();
  }

  @Test
  void the_jvm_says_the_same_of_every_class_with_checkpoints_as_without() {
    assertThat(reports).isNotEmpty().allSatisfy(jar -> assertThat(jar.broken()).isEmpty());
  }

  @Test
  void the_jvm_was_asked_about_every_class_and_links_nearly_all() {
    assertThat(reports)
        .isNotEmpty()
        .allSatisfy(jar -> assertThat(jar.linkedAfter().byPath()).hasSize(jar.classes()));
    int classes = reports.stream().mapToInt(JarReport::classes).sum();
    assertThat(reports.stream().mapToInt(JarReport::linked).sum())
        .isGreaterThan(classes * 98 / 100);
  }

  @Test
  void the_bytes_of_the_classes_confirm_what_the_instrumenter_says() {
    assertThat(reports)
        .isNotEmpty()
        .allSatisfy(
            jar -> {
              InstrumentedJar said = jar.instrumented();
              assertThat(jar.before().guarded()).isZero();
              assertThat(jar.before().backEdges()).isEqualTo(said.backEdges());
              assertThat(jar.after().backEdges()).isEqualTo(said.backEdges());
              assertThat(jar.after().guarded()).isEqualTo(said.checkpoints());
            });
  }

  @Test
  void the_jvm_says_the_same_of_every_class_whose_loops_are_made_to_poll() {
    assertThat(reports)
        .isNotEmpty()
        .allSatisfy(
            jar -> {
              assertThat(jar.polled().linked().byPath()).hasSize(jar.classes());
              assertThat(jar.brokenByPolls()).isEmpty();
            });
  }

  @Test
  void where_loops_are_made_to_poll_no_other_code_goes_round_without_a_checkpoint() {
    assertThat(reports)
        .isNotEmpty()
        .allSatisfy(
            jar -> {
              PolledJar polled = jar.polled();
              assertThat(polled.unbraked()).isEqualTo(polled.unbrakedElsewhere());
              assertThat(polled.isAs(jar.instrumented())).isTrue();
            });
  }

  @Test
  void code_that_goes_round_without_a_checkpoint_would_be_noticed() {
    byte[] loops = Targets.classFile("io.loopbrake.targets.ControlLoops");
    byte[] braked =
        new ClassInstrumenter(CheckpointChoice.gatesAndPolls()).instrument(loops).classFile();

    assertThat(UnbrakedJumps.in(loops)).isEqualTo(BackEdgeCount.of(List.of(loops)).backEdges());
    assertThat(UnbrakedJumps.in(braked)).isZero();
  }

  @Test
  void more_than_999_of_1000_back_edges_hold_a_checkpoint() {
    int backEdges = reports.stream().mapToInt(jar -> jar.before().backEdges()).sum();
    int guarded = reports.stream().mapToInt(jar -> jar.after().guarded()).sum();
    assertThat(backEdges).isPositive();
    assertThat((double) guarded / backEdges).isGreaterThan(0.999);
  }

  @Test
  void a_jar_of_the_first_java_with_subroutines_is_among_them() {
    assertThat(reports)
        .anySatisfy(
            jar -> {
              assertThat(jar.versions()).containsOnlyKeys(JAVA_1_1);
              assertThat(jar.before().subroutineCalls()).isPositive();
            });
  }
}
