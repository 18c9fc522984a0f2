/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.jmx.Columns;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoopTableTest {
  @Test
  void a_thread_outside_of_brakes_is_told_of_with_commands_for_its_jvm() {
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
  void rescue_is_not_advised_for_a_jvm_that_has_no_process_id() {
    assertThat(LoopTable.uncovered(List.of(uncovered("a.B")), "service:jmx:x", false))
        .containsExactly(
            "1 more thread is busy outside loops with brakes: import-7 (thread 19), 99 %, in a.B.c;"
                + " a stop may reach it all the same; after `include service:jmx:x a.B`, the next"
                + " loop there has brakes");
  }

  @Test
  void all_busy_threads_are_ranked_together() {
    Row hot = Row.of(Map.of("threadId", 1L, "cpuPercent", 99.0, "rank", 1));
    Row warm = Row.of(Map.of("threadId", 2L, "cpuPercent", 7.5, "rank", 1));
    Row tepid = Row.of(Map.of("threadId", 3L, "cpuPercent", 3.0, "rank", 2));

    assertThat(Json.ofRows(new RemoteAgent.Busy(List.of(warm, tepid), List.of(hot)).all()))
        .isEqualTo(
            "[{\"covered\":false,\"cpuPercent\":99.0,\"rank\":1,\"threadId\":1},"
                + "{\"covered\":true,\"cpuPercent\":7.5,\"rank\":2,\"threadId\":2},"
                + "{\"covered\":true,\"cpuPercent\":3.0,\"rank\":3,\"threadId\":3}]");
  }

  private static Row uncovered(String patterns) {
    return Row.of(
        Map.of(
            Columns.THREAD_NAME,
            "import-7",
            Columns.THREAD_ID,
            19L,
            Columns.CPU_PERCENT,
            99.0,
            Columns.PLACE,
            "a.B.c",
            Columns.PATTERNS,
            patterns));
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
