/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.stack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FrameTest {
  @Test
  void byte_code_indexes_tell_places_where_both_are_known() {
    assertThat(frame(5, 10).isAtSamePlaceAs(frame(5, 11))).isTrue();
    assertThat(frame(5, 10).isAtSamePlaceAs(frame(6, 10))).isFalse();
  }

  @Test
  void lines_tell_places_where_an_index_is_not_known() {
    assertThat(frame(Frame.UNKNOWN, 10).isAtSamePlaceAs(frame(Frame.UNKNOWN, 10))).isTrue();
    assertThat(frame(5, 10).isAtSamePlaceAs(frame(Frame.UNKNOWN, 11))).isFalse();
    assertThat(frame(5, 10).isAtSamePlaceAs(frame(Frame.UNKNOWN, 10))).isTrue();
  }

  @Test
  void nothing_tells_places_apart_of_which_one_has_only_an_index_and_the_other_only_a_line() {
    assertThat(frame(5, Frame.UNKNOWN).isAtSamePlaceAs(frame(Frame.UNKNOWN, 10))).isTrue();
  }

  @Test
  void an_unknown_descriptor_tells_no_methods_apart_on_either_side() {
    Frame known = new Frame("Acme", "run", "(I)V", 5, 10, 0);
    Frame overload = new Frame("Acme", "run", "()V", 5, 10, 0);

    assertThat(known.isOfSameMethodAs(frame(5, 10))).isTrue();
    assertThat(frame(5, 10).isOfSameMethodAs(known)).isTrue();
    assertThat(known.isAtSamePlaceAs(frame(5, 10))).isTrue();
    assertThat(frame(5, 10).isAtSamePlaceAs(known)).isTrue();
    assertThat(known.isOfSameMethodAs(overload)).isFalse();
    assertThat(overload.isAtSamePlaceAs(known)).isFalse();
  }

  private static Frame frame(int byteCodeIndex, int line) {
    return new Frame("Acme", "run", null, byteCodeIndex, line, 0);
  }
}
