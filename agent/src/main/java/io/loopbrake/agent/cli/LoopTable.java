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

/** Busy threads as text for users. */
final class LoopTable {
  static final String NOTHING = "Nothing is busy in a loop with brakes.";

  private static final int LEAST_THREAD = 10;
  private static final int LEAST_PLACE = 24;
  private static final double MINUTE = 60;
  private static final double HOUR = 3600;

  private LoopTable() {}

  static List<String> lines(List<Row> loops, int width) {
    return new TextTable<Row>()
        .column("CPU%", TextTable.Fit.RIGHT, LoopTable::cpu)
        .column("TASK", TextTable.Fit.WHOLE, LoopTable::task)
        .column("FOR", TextTable.Fit.RIGHT, row -> age(row.number(Columns.TASK_SECONDS)))
        .column("THREAD", TextTable.Fit.CUT, LEAST_THREAD, LoopTable::thread)
        .column("LOOP", TextTable.Fit.CUT_LEFT, LEAST_PLACE, LoopTable::place)
        .lines(loops, width);
  }

  /**
   * The table of all busy threads, in loops with brakes or elsewhere, with their ids to choose
   * from.
   */
  static List<String> linesWithIds(List<Row> threads, int width) {
    return new TextTable<Row>()
        .column("CPU%", TextTable.Fit.RIGHT, LoopTable::cpu)
        .column("ID", TextTable.Fit.RIGHT, row -> String.valueOf(row.threadId()))
        .column("TASK", TextTable.Fit.WHOLE, LoopTable::task)
        .column("THREAD", TextTable.Fit.CUT, LEAST_THREAD, LoopTable::thread)
        .column("IN", TextTable.Fit.CUT_LEFT, LEAST_PLACE, LoopTable::place)
        .lines(threads, width);
  }

  private static String cpu(Row row) {
    return String.format(Locale.ROOT, "%.1f", row.number(Columns.CPU_PERCENT));
  }

  private static String task(Row row) {
    return row.text(Columns.TASK).isEmpty() ? "-" : row.text(Columns.TASK);
  }

  private static String thread(Row row) {
    return row.text(Columns.THREAD_NAME);
  }

  /** The loop; for a thread outside of loops with brakes, the method. */
  private static String place(Row row) {
    return row.text(Columns.LOOP) + row.text(Columns.PLACE);
  }

  /** A row as a part of a sentence. */
  static String told(Row row) {
    return String.format(
        Locale.ROOT,
        "thread %d (%s), %.0f %%, in %s",
        row.threadId(),
        SingleLine.of(thread(row)),
        row.number(Columns.CPU_PERCENT),
        place(row));
  }

  /**
   * Sentences about threads that are busy outside of loops with brakes, one for each, with the
   * commands that help.
   *
   * @param jvm the name of the JVM in commands
   * @param local whether it is a process id, as rescue needs
   */
  static List<String> uncovered(List<Row> threads, String jvm, boolean local) {
    List<String> sentences = new ArrayList<>();
    for (Row thread : threads) {
      String place = thread.text(Columns.PLACE);
      sentences.add(
          String.format(
              Locale.ROOT,
              "%s busy outside loops with brakes: %s (thread %d), %.0f %%%s; %s",
              sentences.isEmpty() ? count(threads.size()) : "Also",
              thread.text(Columns.THREAD_NAME),
              thread.threadId(),
              thread.number(Columns.CPU_PERCENT),
              place.isEmpty() ? "" : ", in " + place,
              remedy(thread, jvm, local)));
    }
    return sentences;
  }

  private static String remedy(Row thread, String jvm, boolean local) {
    long id = thread.threadId();
    StringBuilder remedy = new StringBuilder("a stop may reach it all the same");
    if (local) {
      remedy.append(": `rescue ").append(jvm).append(' ').append(id);
      remedy.append(" --dry-run` tells by which means");
    }
    String patterns = thread.text(Columns.PATTERNS);
    if (!patterns.isEmpty()) {
      String include = "`include " + jvm + " ";
      remedy.append("; after ").append(include).append(patterns.replace(":", "`, " + include));
      remedy.append("`, the next loop there has brakes");
    }
    return remedy.toString();
  }

  private static String count(int threads) {
    return threads == 1 ? "1 more thread is" : threads + " more threads are";
  }

  /** The age of a task; a dash for a task that is the whole life of its thread. */
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
