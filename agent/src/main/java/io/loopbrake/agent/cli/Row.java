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
import javax.management.openmbean.CompositeData;

/** A row of a table of the agent, by the names of its columns. Immutable. */
final class Row {
  private final Map<String, Object> values;

  private Row(Map<String, Object> values) {
    this.values = values;
  }

  static Row of(CompositeData data) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (String column : data.getCompositeType().keySet()) {
      values.put(column, data.get(column));
    }
    return new Row(Collections.unmodifiableMap(values));
  }

  Map<String, Object> values() {
    return values;
  }

  /** Safe to be shown, whatever the other JVM holds; empty if there is no such column. */
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

  /** Of a busy thread, and of a request. */
  long threadId() {
    return (long) number(Columns.THREAD_ID);
  }

  /** Of a request: whether anything may still come of it. */
  boolean isOpen() {
    return is(RequestState.PENDING) || is(RequestState.DELIVERED);
  }

  /** Of a request: whether it is in that state. */
  boolean is(RequestState state) {
    return state.name().equals(text(Columns.STATE));
  }
}
