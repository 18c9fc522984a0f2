/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClassCoverageTest {
  private static final String[] METHODS = {"run", "<init>"};

  @Test
  void back_edges_are_those_with_a_checkpoint_and_those_left_alone() {
    ClassCoverage coverage =
        ClassCoverage.of(
            5,
            2,
            Map.of(LeftAlone.STOP_WOULD_COME_BACK, 3, LeftAlone.METHOD_TOO_LARGE, 4),
            METHODS);

    assertThat(coverage.backEdges()).isEqualTo(12);
    assertThat(coverage.checkpoints()).isEqualTo(5);
    assertThat(coverage.gates()).isEqualTo(2);
  }

  @Test
  void a_class_left_alone_as_a_whole_has_a_reason_and_no_count() {
    ClassCoverage coverage = ClassCoverage.wholeClass(LeftAlone.NEWER_CLASS_FILE);

    assertThat(coverage.leftAlone()).isEqualTo(Map.of(LeftAlone.NEWER_CLASS_FILE, 0));
    assertThat(coverage.backEdges()).isZero();
  }

  @Test
  void methods_are_found_by_their_whole_name() {
    ClassCoverage coverage = ClassCoverage.of(1, 0, Map.of(), METHODS);

    assertThat(coverage.hasLoopIn("run")).isTrue();
    assertThat(coverage.hasLoopIn("<init>")).isTrue();
    assertThat(coverage.hasLoopIn("ru")).isFalse();
    assertThat(coverage.hasLoopIn("run2")).isFalse();
  }

  @Test
  void the_reasons_cannot_be_changed_from_outside() {
    Map<LeftAlone, Integer> reasons = new EnumMap<>(Map.of(LeftAlone.METHOD_TOO_LARGE, 1));
    ClassCoverage coverage = ClassCoverage.of(1, 0, reasons, METHODS);

    reasons.put(LeftAlone.METHOD_TOO_LARGE, 100);

    assertThat(coverage.leftAlone()).isEqualTo(Map.of(LeftAlone.METHOD_TOO_LARGE, 1));
    assertThatThrownBy(() -> coverage.leftAlone().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void classes_are_counted_as_one_of_four_kinds() {
    CoverageTotals totals = new CoverageTotals();
    totals.add(ClassCoverage.of(3, 1, Map.of(LeftAlone.STOP_WOULD_COME_BACK, 2), METHODS));
    totals.add(ClassCoverage.of(1, 0, Map.of(), METHODS));
    totals.add(ClassCoverage.of(0, 0, Map.of(), new String[0]));
    totals.add(ClassCoverage.of(0, 0, Map.of(LeftAlone.METHOD_TOO_LARGE, 7), new String[0]));
    totals.add(ClassCoverage.wholeClass(LeftAlone.JVM_MACHINERY));
    totals.add(ClassCoverage.FAILED);

    assertThat(totals.classesInstrumented()).isEqualTo(2);
    assertThat(totals.classesWithoutLoops()).isEqualTo(1);
    assertThat(totals.classesLeftAlone()).isEqualTo(2);
    assertThat(totals.classesFailed()).isEqualTo(1);
    assertThat(totals.checkpoints()).isEqualTo(4);
    assertThat(totals.gates()).isEqualTo(1);
    assertThat(totals.backEdges()).isEqualTo(13);
    assertThat(totals.leftAlone())
        .isEqualTo(
            Map.of(
                LeftAlone.STOP_WOULD_COME_BACK, 2,
                LeftAlone.METHOD_TOO_LARGE, 7,
                LeftAlone.JVM_MACHINERY, 0));
  }
}
