/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.jmx;

import io.loopbrake.agent.text.SingleLine;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.CompositeDataSupport;
import javax.management.openmbean.CompositeType;
import javax.management.openmbean.OpenDataException;
import javax.management.openmbean.OpenType;
import javax.management.openmbean.SimpleType;
import javax.management.openmbean.TabularData;
import javax.management.openmbean.TabularDataSupport;
import javax.management.openmbean.TabularType;

/** Converts values of one kind to rows with named and typed columns. */
final class Table<R> {
  private final String name;
  private final String description;
  private final List<String> names = new ArrayList<>();
  private final List<String> descriptions = new ArrayList<>();
  private final List<OpenType<?>> types = new ArrayList<>();
  private final List<Function<R, ?>> values = new ArrayList<>();

  Table(String name, String description) {
    this.name = name;
    this.description = description;
  }

  <V> Table<R> column(
      String columnName, OpenType<V> type, String meaning, Function<R, ? extends V> value) {
    return column(columnName, type, meaning, value, Table::inOneLine);
  }

  /**
   * Cleans texts, because names of threads, classes and methods come from outside, and may contain
   * any character.
   */
  private static Object inOneLine(Object value) {
    return value instanceof String ? SingleLine.of((String) value) : value;
  }

  private <V> Table<R> column(
      String columnName,
      OpenType<?> type,
      String meaning,
      Function<R, V> value,
      Function<? super V, ?> cleaned) {
    names.add(columnName);
    descriptions.add(meaning);
    types.add(type);
    values.add(value.andThen(cleaned));
    return this;
  }

  /** A column of texts that may have several lines each; all other columns have one. */
  Table<R> lines(String columnName, String meaning, Function<R, Collection<String>> value) {
    return column(
        columnName,
        SimpleType.STRING,
        meaning,
        row -> value.apply(row).stream().map(SingleLine::of).collect(Collectors.joining("\n")),
        text -> text);
  }

  /** One row. */
  CompositeData row(R value) throws OpenDataException {
    return row(rowType(), value);
  }

  /** Rows in the given order; the columns in {@code index} identify a row. */
  TabularData rows(Iterable<R> rows, String... index) throws OpenDataException {
    CompositeType rowType = rowType();
    TabularDataSupport table =
        new TabularDataSupport(new TabularType(name, description, rowType, index));
    for (R value : rows) {
      table.put(row(rowType, value));
    }
    return table;
  }

  private CompositeData row(CompositeType rowType, R value) throws OpenDataException {
    Object[] items = values.stream().map(column -> column.apply(value)).toArray();
    return new CompositeDataSupport(rowType, names.toArray(new String[0]), items);
  }

  private CompositeType rowType() throws OpenDataException {
    return new CompositeType(
        name,
        description,
        names.toArray(new String[0]),
        descriptions.toArray(new String[0]),
        types.toArray(new OpenType<?>[0]));
  }
}
