/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A table within what JConsole shows, of open data, as lines {@code name: value}; and the buttons
 * with which one goes from row to row.
 */
final class OpenTable {
  private static final String ROWS = "Tabular Data Navigation";
  private static final String COLUMNS = "Composite Data Navigation";

  private final List<Seen> seen;

  private OpenTable(List<Seen> seen) {
    this.seen = seen;
  }

  /** The table, if one is shown. */
  static Optional<OpenTable> in(List<Seen> all) {
    for (int i = all.size() - 1; i >= 0; i--) {
      if (all.get(i).kind().equals("label") && all.get(i).text().startsWith(COLUMNS)) {
        return Optional.of(new OpenTable(all));
      }
    }
    return Optional.empty();
  }

  /** The row that is shown, a line for each column. */
  String row() {
    List<String> lines = new ArrayList<>();
    for (int i = first(COLUMNS); i < seen.size() - 1 && !isEnd(seen.get(i)); i++) {
      if (seen.get(i).kind().equals("row") && seen.get(i + 1).kind().equals("cell")) {
        lines.add(seen.get(i).text() + ": " + seen.get(i + 1).text());
      }
    }
    return String.join("\n", lines);
  }

  /** Below the value of an attribute stands what the MBean says of the attribute. */
  private static boolean isEnd(Seen item) {
    return item.is("row", "Attribute:");
  }

  /** The button that leads to the next row, if there is one. */
  Optional<Seen> next() {
    int label = first(ROWS);
    return seen.stream()
        .skip(Math.max(0, label))
        .filter(item -> item.kind().startsWith("button"))
        .findFirst()
        .filter(button -> label >= 0 && button.is("button", ">"));
  }

  private int first(String label) {
    for (int i = 0; i < seen.size(); i++) {
      if (seen.get(i).kind().equals("label") && seen.get(i).text().startsWith(label)) {
        return i;
      }
    }
    return -1;
  }
}
