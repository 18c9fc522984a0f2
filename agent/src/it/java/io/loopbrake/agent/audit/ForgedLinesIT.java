/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.testing.ForkedJvm;
import io.loopbrake.agent.testing.Jdk;
import io.loopbrake.agent.testing.Lines;
import io.loopbrake.agent.testing.Lines.Line;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ForgedLinesIT {
  private static final Pattern UNSAFE = Pattern.compile("[\\p{Cntrl}\\p{Cf}\u2028\u2029&&[^\n\t]]");

  static List<Jdk> jdks() {
    return Jdk.oldestAndNewest();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void a_name_with_a_line_break_writes_no_line_of_its_own_anywhere(Jdk jdk) {
    ForkedJvm.Result result =
        ForkedJvm.of(jdk)
            .withAgent("include=**,exclude=io.loopbrake.operating.**,log=debug")
            .run("io.loopbrake.audit.ForgedNames");

    Lines lines = Lines.of(result);
    assertThat(lines.ofKind("broken")).hasSize(1);
    assertThat(result.err())
        .contains("class left as it was: io/loopbrake/audit/F loopbrake: forged");
    assertThat(result.err().lines())
        .as("lines of the log")
        .noneMatch(line -> line.startsWith("loopbrake: forged"))
        .noneMatch(line -> UNSAFE.matcher(line).find());
    List<Line> said = lines.ofKind("said");
    assertThat(said).filteredOn(line -> line.get("text").contains("forged")).hasSizeGreaterThan(5);
    assertThat(said)
        .allSatisfy(
            line ->
                assertThat(line.get("text").lines())
                    .as(line.get("by"))
                    .noneMatch(text -> text.startsWith("loopbrake: forged"))
                    .noneMatch(text -> UNSAFE.matcher(text).find()));
    assertThat(said)
        .filteredOn(line -> line.get("by").equals("findLoops"))
        .as("cells of a table")
        .isNotEmpty()
        .allMatch(line -> !line.get("text").contains("\n"));
  }
}
