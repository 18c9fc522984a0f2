/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.cli;

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
    rows.sort((a, b) -> Double.compare(b.number("cpuPercent"), a.number("cpuPercent")));
    return new Burning(rows);
  }

  /** The threads, hottest first. */
  List<Row> rows() {
    return rows;
  }

  /** Where the thread of a row is. */
  static String place(Row row) {
    return row.text("loop").isEmpty() ? row.text("place") : row.text("loop");
  }

  /** A row as half a sentence. */
  static String told(Row row) {
    return String.format(
        Locale.ROOT,
        "thread %d (%s), %.0f %%, in %s",
        (long) row.number("threadId"),
        SingleLine.of(row.text("threadName")),
        row.number("cpuPercent"),
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
      String task = row.text("task");
      table.row(
          String.format(Locale.ROOT, "%.1f", row.number("cpuPercent")),
          String.valueOf((long) row.number("threadId")),
          task.isEmpty() ? "-" : task,
          row.text("threadName"),
          place(row));
    }
    return table.lines(width);
  }
}
