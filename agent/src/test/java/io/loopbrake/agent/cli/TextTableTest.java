/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextTableTest {
  private static final int COLUMNS = 80;

  private final TextTable<String[]> table =
      new TextTable<String[]>()
          .column("CPU", TextTable.Fit.RIGHT, row -> row[0])
          .column("TASK", TextTable.Fit.WHOLE, row -> row[1])
          .column("THREAD", TextTable.Fit.CUT, 8, row -> row[2])
          .column("LOOP", TextTable.Fit.CUT_LEFT, 12, row -> row[3]);
  private final List<String[]> rows = new ArrayList<>();

  @Test
  void columns_are_as_wide_as_their_widest_cell() {
    row("9.5", "57#1893", "a", "A.b:1");
    row("100.0", "5#1", "worker-1", "A.b:22");

    assertThat(table.lines(rows, COLUMNS))
        .containsExactly(
            "  CPU  TASK     THREAD    LOOP",
            "  9.5  57#1893  a         A.b:1",
            "100.0  5#1      worker-1  A.b:22");
  }

  @Test
  void wide_characters_leave_the_next_column_in_its_place() {
    row("1.0", "5#1", "\u4f5c\u696d", "A.b:1");
    row("1.0", "5#1", "work", "A.b:1");

    assertThat(table.lines(rows, COLUMNS).subList(1, 3))
        .containsExactly(
            "1.0  5#1   \u4f5c\u696d    A.b:1", //
            "1.0  5#1   work    A.b:1");
  }

  @Test
  void the_loop_is_cut_at_its_beginning_and_then_the_thread_at_its_end() {
    String loop = "com.acme.orders.jobs.pricing.solvers.PriceSolver.solve:30";
    row("99.9", "57#1893", "http-nio-8080-exec-12 of the big pool", loop);

    assertThat(table.lines(rows, COLUMNS))
        .allSatisfy(line -> assertThat(WideText.width(line)).isLessThanOrEqualTo(COLUMNS))
        .last()
        .asString()
        .startsWith("99.9  57#1893  http-nio-8080-exec-12 of the big pool  ...")
        .endsWith("Solver.solve:30");
    assertThat(table.lines(rows, 50).get(1))
        .isEqualTo("99.9  57#1893  http-nio-8080-exec...  ....solve:30");
  }

  @Test
  void nothing_is_cut_where_there_is_room_without_end() {
    String name = "n".repeat(200);
    row("1.0", "5#1", name, name);

    assertThat(table.lines(rows, Integer.MAX_VALUE).get(1))
        .isEqualTo("1.0  5#1   " + name + "  " + name);
  }

  @Test
  void a_name_with_a_line_break_stays_on_its_line() {
    row("1.0", "5#1", "a\nb", "A.b:1");

    assertThat(table.lines(rows, COLUMNS).get(1)).isEqualTo("1.0  5#1   a b     A.b:1");
  }

  private void row(String... cells) {
    rows.add(cells);
  }
}
