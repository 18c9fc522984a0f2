/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.reach;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.flow.FramePlaces;
import io.loopbrake.agent.stack.Frame;
import io.loopbrake.agent.testing.Targets;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SeenFramesTest {
  private static final String OVERLOADS = "io.loopbrake.reached.loops.Overloads";
  private static final byte[] FILE = Targets.classFile(OVERLOADS);

  private final SeenFrames frames = new SeenFrames(Map.of(OVERLOADS, FILE));

  @Test
  void methods_of_one_name_are_told_apart_by_their_lines() {
    Frame one = frame("again", line("(J)J"));
    Frame other = frame("again", line("(JI)J"));

    assertThat(one.descriptor()).isEqualTo("(J)J");
    assertThat(other.descriptor()).isEqualTo("(JI)J");
    assertThat(one.isOfSameMethodAs(other)).isFalse();
  }

  @Test
  void of_a_class_without_a_class_file_and_of_a_frame_without_a_line_no_descriptor_is_known() {
    assertThat(frame("again", -1).descriptor()).isNull();
    assertThat(
            frames.of(new StackTraceElement[] {new StackTraceElement("Acme", "again", null, 1)})[0]
                .descriptor())
        .isNull();
  }

  private static int line(String descriptor) {
    return IntStream.range(1, 1000)
        .filter(line -> descriptor.equals(FramePlaces.descriptorOf(FILE, "again", line)))
        .findFirst()
        .orElseThrow();
  }

  private Frame frame(String method, int line) {
    StackTraceElement element = new StackTraceElement(OVERLOADS, method, "Overloads.java", line);
    return frames.of(new StackTraceElement[] {element})[0];
  }
}
