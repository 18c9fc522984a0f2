/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.cli;

import io.loopbrake.agent.jmx.Columns;
import io.loopbrake.agent.text.SingleLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What burns in a JVM: threads that are busy in loops with brakes, and those that are elsewhere.
 */
final class Burning {
  private static final long WATCH_MILLIS = 500;
  private static final int LEAST_THREAD = 10;
  private static final int LEAST_PLACE = 24;

  private final List<Row> rows;

  private Burning(List<Row> rows) {
    this.rows = rows;
  }

  /** Watches that JVM for a while. */
  static Burning in(RemoteAgent agent) throws ShellException {
    RemoteAgent.Busy busy = agent.findBusy(WATCH_MILLIS);
    List<Row> rows = new ArrayList<>(busy.loops());
    rows.addAll(busy.uncovered());
    rows.sort(
        (a, b) -> Double.compare(b.number(Columns.CPU_PERCENT), a.number(Columns.CPU_PERCENT)));
    return new Burning(rows);
  }

  /** The threads, hottest first. */
  List<Row> rows() {
    return rows;
  }

  /** Where the thread of a row is. */
  static String place(Row row) {
    return row.text(Columns.LOOP).isEmpty() ? row.text(Columns.PLACE) : row.text(Columns.LOOP);
  }

  /** A row as half a sentence. */
  static String told(Row row) {
    return String.format(
        Locale.ROOT,
        "thread %d (%s), %.0f %%, in %s",
        (long) row.number(Columns.THREAD_ID),
        SingleLine.of(row.text(Columns.THREAD_NAME)),
        row.number(Columns.CPU_PERCENT),
        place(row));
  }

  List<String> lines(int width) {
    TextTable table =
        new TextTable()
            .column("CPU%", TextTable.Fit.RIGHT, 0)
            .column("ID", TextTable.Fit.RIGHT, 0)
            .column("TASK", TextTable.Fit.WHOLE, 0)
            .column("THREAD", TextTable.Fit.CUT, LEAST_THREAD)
            .column("IN", TextTable.Fit.CUT_LEFT, LEAST_PLACE);
    for (Row row : rows) {
      String task = row.text(Columns.TASK);
      table.row(
          String.format(Locale.ROOT, "%.1f", row.number(Columns.CPU_PERCENT)),
          String.valueOf((long) row.number(Columns.THREAD_ID)),
          task.isEmpty() ? "-" : task,
          row.text(Columns.THREAD_NAME),
          place(row));
    }
    return table.lines(width);
  }
}
