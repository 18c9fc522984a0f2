/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.cli;

import io.loopbrake.agent.control.RequestState;
import io.loopbrake.agent.jmx.Columns;
import io.loopbrake.agent.text.SingleLine;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** A row of a table of the agent, by the names of its columns. Immutable. */
final class Row {
  private final Map<String, Object> values;

  private Row(Map<String, Object> values) {
    this.values = values;
  }

  /**
   * A row.
   *
   * @param row a map from the names of the columns
   */
  static Row of(Map<?, ?> row) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (Map.Entry<?, ?> column : row.entrySet()) {
      values.put((String) column.getKey(), column.getValue());
    }
    return new Row(Collections.unmodifiableMap(values));
  }

  /** The same row with this value, in the order of the names. */
  Row with(String column, Object value) {
    Map<String, Object> more = new TreeMap<>(values);
    more.put(column, value);
    return new Row(Collections.unmodifiableMap(more));
  }

  Map<String, Object> values() {
    return values;
  }

  /** The value as text, whose lines are safe to be shown; empty if there is no such column. */
  String text(String column) {
    Object value = values.get(column);
    return value == null ? "" : SingleLine.ofEach(value.toString());
  }

  double number(String column) {
    Object value = values.get(column);
    return value instanceof Number ? ((Number) value).doubleValue() : 0;
  }

  long id() {
    return (long) number(Columns.ID);
  }

  /** The id of the thread, in a row of a busy thread or of a request. */
  long threadId() {
    return (long) number(Columns.THREAD_ID);
  }

  /** Whether the request is open, in a row of a request. */
  boolean isOpen() {
    return is(RequestState.PENDING) || is(RequestState.DELIVERED);
  }

  /** Whether the request is in this state, in a row of a request. */
  boolean is(RequestState state) {
    return state.name().equals(text(Columns.STATE));
  }
}
