/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.shapes;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.instrument.CheckpointChoice;
import io.loopbrake.agent.instrument.ClassCoverage;
import io.loopbrake.agent.instrument.ClassInstrumenter;
import io.loopbrake.agent.instrument.ClassSlices;
import io.loopbrake.agent.instrument.InstrumentedClass;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the instrumenter makes of the classes made by hand; that they stop is tested elsewhere. */
class HandMadeShapesTest {
  private static final CheckpointChoice FLAGS = CheckpointChoice.flags();
  private static final CheckpointChoice GATES = CheckpointChoice.gatesWhereTheySuit();
  private static final CheckpointChoice POLLS = CheckpointChoice.gatesAndPolls();
  private static final String RUN = "run(II)J";

  static List<HandMade> shapes() {
    return HandMadeShapes.all();
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void each_back_edge_has_a_checkpoint_or_the_expected_reason_for_none(HandMade shape) {
    for (CheckpointChoice choice : List.of(FLAGS, GATES, POLLS)) {
      InstrumentedClass result = new ClassInstrumenter(choice).instrument(shape.classFile());

      ClassCoverage coverage = result.coverage();
      assertThat(coverage.checkpoints()).isEqualTo(shape.checkpoints());
      assertThat(coverage.gates()).isBetween(0, choice == FLAGS ? 0 : shape.checkpoints());
      assertThat(coverage.leftAlone()).isEqualTo(shape.leftAlone());
      assertThat(result.classFile() == null).isEqualTo(shape.checkpoints() == 0);
    }
  }

  @Test
  void the_shapes_of_a_size_are_of_that_size() {
    Pattern size = Pattern.compile("handmade\\.Size(\\d+)");
    List<HandMade> sized =
        shapes().stream().filter(shape -> size.matcher(shape.name()).matches()).toList();

    assertThat(sized).hasSizeGreaterThan(10);
    assertThat(sized)
        .allSatisfy(
            shape ->
                assertThat("handmade.Size" + ClassSlices.of(shape.classFile()).codeLength(RUN))
                    .isEqualTo(shape.name()));
  }

  @Test
  void a_planted_call_takes_three_bytes() {
    for (CheckpointChoice choice : List.of(FLAGS, GATES)) {
      byte[] before = HandMadeShapes.named("Version52").classFile();
      byte[] after = new ClassInstrumenter(choice).instrument(before).classFile();

      assertThat(ClassSlices.of(after).codeLength(RUN) - ClassSlices.of(before).codeLength(RUN))
          .isEqualTo(3);
    }
  }

  @Test
  void no_two_shapes_have_one_name() {
    Map<String, Long> names =
        shapes().stream().collect(Collectors.groupingBy(HandMade::name, Collectors.counting()));

    assertThat(names.values()).containsOnly(1L);
    assertThat(names.keySet()).containsAll(Set.of("handmade.Version45", "handmade.Version72"));
  }
}
