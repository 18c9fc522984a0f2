/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.jmx.Columns;
import java.util.List;
import javax.management.openmbean.CompositeDataSupport;
import javax.management.openmbean.CompositeType;
import javax.management.openmbean.OpenDataException;
import javax.management.openmbean.OpenType;
import javax.management.openmbean.SimpleType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoopTableTest {
  @Test
  void a_thread_outside_of_brakes_is_told_of_with_commands_for_its_jvm() throws OpenDataException {
    List<Row> rows = List.of(uncovered("a.B:a.C"), uncovered(""));

    assertThat(LoopTable.uncovered(rows, "4711", true))
        .containsExactly(
            "2 more threads are busy outside loops with brakes: import-7 (thread 19), 99 %, in a.B.c;"
                + " a stop may reach it all the same: `rescue 4711 19 --dry-run` tells by which means;"
                + " after `include 4711 a.B`, `include 4711 a.C`, the next loop there has brakes",
            "Also busy outside loops with brakes: import-7 (thread 19), 99 %, in a.B.c;"
                + " a stop may reach it all the same: `rescue 4711 19 --dry-run` tells by which"
                + " means");
  }

  @Test
  void rescue_is_not_advised_for_a_jvm_that_has_no_process_id() throws OpenDataException {
    assertThat(LoopTable.uncovered(List.of(uncovered("a.B")), "service:jmx:x", false))
        .containsExactly(
            "1 more thread is busy outside loops with brakes: import-7 (thread 19), 99 %, in a.B.c;"
                + " a stop may reach it all the same; after `include service:jmx:x a.B`, the next"
                + " loop there has brakes");
  }

  private static Row uncovered(String patterns) throws OpenDataException {
    String[] names = {
      Columns.THREAD_NAME, Columns.THREAD_ID, Columns.CPU_PERCENT, Columns.PLACE, Columns.PATTERNS
    };
    OpenType<?>[] types = {
      SimpleType.STRING, SimpleType.LONG, SimpleType.DOUBLE, SimpleType.STRING, SimpleType.STRING
    };
    Object[] values = {"import-7", 19L, 99.0, "a.B.c", patterns};
    return Row.of(
        new CompositeDataSupport(
            new CompositeType("Uncovered", "a row", names, names, types), names, values));
  }

  @ParameterizedTest
  @CsvSource({
    "-1, -",
    "0, 0.0s",
    "59.9, 59.9s",
    "60, 1m00s",
    "3599, 59m59s",
    "3600, 1h00m",
    "90061, 25h01m",
  })
  void an_age_is_short_and_has_its_units(double seconds, String shown) {
    assertThat(LoopTable.age(seconds)).isEqualTo(shown);
  }
}
