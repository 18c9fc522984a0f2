/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.scale;

import static io.loopbrake.agent.instrument.LeftAlone.METHOD_NO_LONGER_COMPILED;
import static io.loopbrake.agent.instrument.LeftAlone.METHOD_TOO_LARGE;
import static io.loopbrake.agent.scale.LargeMethod.Shape.CAUGHT;
import static io.loopbrake.agent.scale.LargeMethod.Shape.COUNTING;
import static io.loopbrake.agent.scale.LargeMethod.Shape.IN_A_ROW;
import static io.loopbrake.agent.scale.LargeMethod.Shape.NESTED;
import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.instrument.LeftAlone;
import io.loopbrake.agent.testing.ForkedJvm;
import io.loopbrake.agent.testing.Jdk;
import io.loopbrake.agent.testing.Lines;
import io.loopbrake.agent.testing.Lines.Line;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Methods with thousands of loops, about as many as fit into one. */
@Tag("full")
class LargeMethodsIT {
  private static final List<LargeMethod> METHODS =
      List.of(
          LargeMethod.of(IN_A_ROW, 100),
          LargeMethod.of(IN_A_ROW, 500),
          LargeMethod.of(IN_A_ROW, 1_000),
          LargeMethod.of(IN_A_ROW, 1_500).leftAlone(METHOD_NO_LONGER_COMPILED),
          LargeMethod.of(IN_A_ROW, 2_250),
          LargeMethod.of(IN_A_ROW, 4_500),
          LargeMethod.of(IN_A_ROW, 9_000),
          LargeMethod.of(IN_A_ROW, 10_000).leftAlone(METHOD_TOO_LARGE),
          LargeMethod.of(COUNTING, 650),
          LargeMethod.of(COUNTING, 1_300),
          LargeMethod.of(COUNTING, 2_600),
          LargeMethod.of(COUNTING, 6_500),
          LargeMethod.of(NESTED, 750),
          LargeMethod.of(NESTED, 1_700),
          LargeMethod.of(NESTED, 2_600),
          LargeMethod.of(NESTED, 6_000),
          LargeMethod.of(NESTED, 8_000).leftAlone(METHOD_TOO_LARGE),
          LargeMethod.of(CAUGHT, 520),
          LargeMethod.of(CAUGHT, 1_050),
          LargeMethod.of(CAUGHT, 2_100),
          LargeMethod.of(CAUGHT, 4_200));

  @TempDir static Path classes;

  @Test
  void methods_with_thousands_of_loops_can_be_stopped_or_are_left_alone_for_a_reason()
      throws Exception {
    List<String> names = new ArrayList<>();
    Files.createDirectories(classes.resolve("large"));
    for (LargeMethod method : METHODS) {
      names.add(method.className());
      Path file = classes.resolve(method.className().replace('.', '/') + ".class");
      Files.write(file, method.classFile());
    }
    ForkedJvm jvm = ForkedJvm.of(Jdk.ofBuild()).withClassPath(classes);

    List<Line> without = run(jvm, false, names);
    List<Line> with = run(jvm.withAgent("include=large.*"), true, names);

    for (int i = 0; i < METHODS.size(); i++) {
      LargeMethod method = METHODS.get(i);
      Line line = with.get(i);
      System.out.printf(
          "%s with %d loops: %d us to load, without the agent %d us%n",
          method.shape(), method.loops(), line.number("micros"), without.get(i).number("micros"));
      if (method.reason().isEmpty()) {
        assertThat(line.number("planted")).as(line.name()).isEqualTo(method.loops());
        assertThat(line.get("state")).as(line.name()).isEqualTo("STOPPED");
        assertThat(line.is("stopped")).as(line.name()).isTrue();
      } else {
        assertThat(line.number("planted")).as(line.name()).isZero();
      }
    }
    Line last = with.get(with.size() - 1);
    assertThat(last.number("failed")).isZero();
    assertThat(last.get("reasons").lines())
        .containsExactlyInAnyOrder(
            leftAlone(METHOD_NO_LONGER_COMPILED), leftAlone(METHOD_TOO_LARGE));
  }

  private static String leftAlone(LeftAlone reason) {
    int loops =
        METHODS.stream()
            .filter(method -> method.reason().filter(reason::equals).isPresent())
            .mapToInt(LargeMethod::loops)
            .sum();
    return loops + " back-edges: " + reason.explanation();
  }

  private static List<Line> run(ForkedJvm jvm, boolean agent, List<String> names) {
    List<String> command = new ArrayList<>(List.of("io.loopbrake.scale.LargeMethods"));
    command.add(Boolean.toString(agent));
    command.addAll(names);
    return Lines.of(jvm.run(command.toArray(new String[0]))).ofKind("method");
  }
}
