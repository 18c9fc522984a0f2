/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.cli;

import io.loopbrake.agent.text.SingleLine;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Rows in columns, cut to fit a terminal if they are too wide for it. picocli's table counts
 * characters when it pads a cell, so that wide ones would move the columns behind them. It cuts
 * without a mark and only at the end, and the widths of its columns are given beforehand.
 */
final class TextTable<R> {
  private static final String GAP = "  ";

  private final List<Column<R>> columns = new ArrayList<>();

  /** The treatment of a column whose cells are too wide. */
  enum Fit {
    /** Never cut, numbers: to the right. */
    RIGHT,
    /** Never cut. */
    WHOLE,
    /** Cut at its end. */
    CUT,
    /** Cut at its beginning, because the end says more. */
    CUT_LEFT
  }

  TextTable<R> column(String title, Fit fit, int leastWidth, Function<R, String> cell) {
    columns.add(new Column<>(title, fit, leastWidth, cell));
    return this;
  }

  /** A column that is never cut. */
  TextTable<R> column(String title, Fit fit, Function<R, String> cell) {
    return column(title, fit, 0, cell);
  }

  /** The titles and the rows, no wider than this unless there are columns that are not cut. */
  List<String> lines(List<R> rows, int width) {
    List<String[]> cells = new ArrayList<>();
    cells.add(columns.stream().map(column -> column.title).toArray(String[]::new));
    rows.forEach(row -> cells.add(columns.stream().map(c -> c.of(row)).toArray(String[]::new)));
    int[] widths = widths(cells);
    shrink(widths, width);
    List<String> lines = new ArrayList<>();
    cells.forEach(row -> lines.add(line(row, widths)));
    return lines;
  }

  private int[] widths(List<String[]> cells) {
    int[] widths = new int[columns.size()];
    for (String[] row : cells) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], WideText.width(row[i]));
      }
    }
    return widths;
  }

  /** Cuts the last column first. */
  private void shrink(int[] widths, int width) {
    int over = GAP.length() * (widths.length - 1) - width;
    for (int each : widths) {
      over += each;
    }
    for (int i = widths.length - 1; i >= 0 && over > 0; i--) {
      Column<R> column = columns.get(i);
      if (column.fit == Fit.CUT || column.fit == Fit.CUT_LEFT) {
        int taken = Math.max(0, Math.min(over, widths[i] - column.leastWidth));
        widths[i] -= taken;
        over -= taken;
      }
    }
  }

  private String line(String[] cells, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < cells.length; i++) {
      line.append(i == 0 ? "" : GAP).append(columns.get(i).fitted(cells[i], widths[i]));
    }
    return line.toString().replaceAll(" +$", "");
  }

  private static final class Column<R> {
    private final String title;
    private final Fit fit;
    private final int leastWidth;
    private final Function<R, String> cell;

    Column(String title, Fit fit, int leastWidth, Function<R, String> cell) {
      this.title = title;
      this.fit = fit;
      this.leastWidth = leastWidth;
      this.cell = cell;
    }

    String of(R row) {
      return SingleLine.of(cell.apply(row));
    }

    String fitted(String text, int width) {
      switch (fit) {
        case RIGHT:
          return WideText.paddedLeft(text, width);
        case CUT_LEFT:
          return WideText.padded(WideText.cutLeft(text, width), width);
        default:
          return WideText.padded(WideText.cut(text, width), width);
      }
    }
  }
}
