/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.cli;

import java.util.Date;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes values as JSON in ASCII, which no encoding of a terminal or a pipe can spoil. */
final class Json {
  private static final int FIRST_BEYOND_ASCII = 0x7f;

  private final StringBuilder text = new StringBuilder();

  private Json() {}

  /**
   * One line of JSON.
   *
   * @param value null, a text, a number, a boolean, a date, or a map or an iterable of those
   */
  static String of(Object value) {
    Json json = new Json();
    json.append(value);
    return json.text.toString();
  }

  /** One line of JSON, an array of objects. */
  static String ofRows(List<Row> rows) {
    return of(rows.stream().map(Row::values).collect(Collectors.toList()));
  }

  private void append(Object value) {
    if (value instanceof Map) {
      appendMap((Map<?, ?>) value);
    } else if (value instanceof Iterable) {
      appendAll((Iterable<?>) value);
    } else if (value instanceof Double && !Double.isFinite((Double) value)) {
      text.append("null");
    } else if (value == null || value instanceof Number || value instanceof Boolean) {
      text.append(value);
    } else if (value instanceof Date) {
      appendText(((Date) value).toInstant().toString());
    } else {
      appendText(value.toString());
    }
  }

  private void appendMap(Map<?, ?> map) {
    String separator = "{";
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      text.append(separator);
      appendText(entry.getKey().toString());
      text.append(':');
      append(entry.getValue());
      separator = ",";
    }
    text.append(map.isEmpty() ? "{}" : "}");
  }

  private void appendAll(Iterable<?> values) {
    text.append('[');
    for (Iterator<?> all = values.iterator(); all.hasNext(); ) {
      append(all.next());
      text.append(all.hasNext() ? "," : "");
    }
    text.append(']');
  }

  private void appendText(String value) {
    text.append('"');
    for (char c : value.toCharArray()) {
      if (c == '"' || c == '\\') {
        text.append('\\').append(c);
      } else if (c < ' ' || c >= FIRST_BEYOND_ASCII) {
        text.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        text.append(c);
      }
    }
    text.append('"');
  }
}
