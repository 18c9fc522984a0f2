/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.cli;

import io.loopbrake.agent.jmx.Columns;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Busy loops as people see them. */
final class LoopTable {
  static final String NOTHING = "Nothing is busy in a loop with brakes.";

  private static final int LEAST_THREAD = 10;
  private static final int LEAST_LOOP = 24;
  private static final double MINUTE = 60;
  private static final double HOUR = 3600;

  private LoopTable() {}

  static List<String> lines(List<Row> loops, int width) {
    TextTable table =
        new TextTable()
            .column("CPU%", TextTable.Fit.RIGHT, 0)
            .column("TASK", TextTable.Fit.WHOLE, 0)
            .column("FOR", TextTable.Fit.RIGHT, 0)
            .column("THREAD", TextTable.Fit.CUT, LEAST_THREAD)
            .column("LOOP", TextTable.Fit.CUT_LEFT, LEAST_LOOP);
    for (Row loop : loops) {
      String task = loop.text(Columns.TASK);
      table.row(
          String.format(Locale.ROOT, "%.1f", loop.number(Columns.CPU_PERCENT)),
          task.isEmpty() ? "-" : task,
          age(loop.number(Columns.TASK_SECONDS)),
          loop.text(Columns.THREAD_NAME),
          loop.text(Columns.LOOP));
    }
    return table.lines(width);
  }

  /** Sentences about threads that are busy outside of brakes, one for each; none if none is. */
  static List<String> uncovered(List<Row> threads) {
    List<String> sentences = new ArrayList<>();
    for (Row thread : threads) {
      String place = thread.text(Columns.PLACE);
      sentences.add(
          String.format(
              Locale.ROOT,
              "%s busy outside loops with brakes: %s (thread %d), %.0f %%%s; %s",
              sentences.isEmpty() ? count(threads.size()) : "Also",
              thread.text(Columns.THREAD_NAME),
              (long) thread.number(Columns.THREAD_ID),
              thread.number(Columns.CPU_PERCENT),
              place.isEmpty() ? "" : ", in " + place,
              thread.text(Columns.REMEDY)));
    }
    return sentences;
  }

  private static String count(int threads) {
    return threads == 1 ? "1 more thread is" : threads + " more threads are";
  }

  /** For how long; a dash for a thread that does one thing all its life. */
  static String age(double seconds) {
    if (seconds < 0) {
      return "-";
    }
    if (seconds < MINUTE) {
      return String.format(Locale.ROOT, "%.1fs", seconds);
    }
    return seconds < HOUR
        ? String.format(
            Locale.ROOT, "%dm%02ds", (long) (seconds / MINUTE), (long) (seconds % MINUTE))
        : String.format(
            Locale.ROOT, "%dh%02dm", (long) (seconds / HOUR), (long) (seconds % HOUR / MINUTE));
  }
}
