/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.testing.Targets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FramePlacesTest {
  private static final String RUNAWAYS = "io.loopbrake.reached.loops.Runaways";
  private static final String OVERLOADS = "io.loopbrake.reached.loops.Overloads";
  private static final byte[] FILE = Targets.classFile(RUNAWAYS);

  @Test
  void the_only_call_of_a_line_is_where_its_frame_is() {
    int line = lastLineWithCall("callsOtherClass");

    int call = FramePlaces.ofCall(FILE, "callsOtherClass", line);

    assertThat(call).isPositive();
    assertThat(FramePlaces.ofLine(FILE, "callsOtherClass", line)).isLessThan(call);
  }

  @Test
  void a_line_without_a_call_has_a_beginning_alone() {
    int line = lastLine("tight");

    assertThat(FramePlaces.ofCall(FILE, "tight", line)).isEqualTo(FramePlaces.UNKNOWN);
    assertThat(FramePlaces.ofLine(FILE, "tight", line)).isPositive();
  }

  @Test
  void a_line_of_another_method_has_no_place() {
    int line = lastLine("tight");

    assertThat(FramePlaces.ofLine(FILE, "callsMap", line)).isEqualTo(FramePlaces.UNKNOWN);
  }

  @Test
  void the_line_tells_which_of_the_methods_of_one_name_it_is() {
    byte[] file = Targets.classFile(OVERLOADS);

    assertThat(descriptorsOf(file, "again")).containsExactly("(J)J", "(JI)J");
    assertThat(FramePlaces.descriptorOf(file, "again", 1)).isNull();
  }

  @Test
  void a_line_on_which_there_are_several_of_them_does_not() {
    assertThat(descriptorsOf(Targets.classFile(OVERLOADS), "both")).isEmpty();
  }

  private static List<String> descriptorsOf(byte[] file, String method) {
    return IntStream.range(1, 1000)
        .mapToObj(line -> FramePlaces.descriptorOf(file, method, line))
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }

  private static int lastLine(String method) {
    int last = FramePlaces.UNKNOWN;
    for (int line = 1; line < 1000; line++) {
      last =
          RepeatedCode.of(FILE, method, Set.of(line), StopType.ERROR).stream()
                  .anyMatch(RepeatedCode::isLoop)
              ? line
              : last;
    }
    return last;
  }

  private static int lastLineWithCall(String method) {
    int last = FramePlaces.UNKNOWN;
    for (int line = 1; line < 1000; line++) {
      last = FramePlaces.ofCall(FILE, method, line) >= 0 ? line : last;
    }
    return last;
  }
}
