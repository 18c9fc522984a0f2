/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a program of the package {@code io.loopbrake.operating} reported. Immutable. */
public record Lines(List<Line> all) {
  /** A line: its kind and its values by key. */
  public record Line(String kind, Map<String, String> values) {
    private static Line parse(String text) {
      String[] cells = text.split("\t");
      Map<String, String> values = new LinkedHashMap<>();
      Stream.of(cells)
          .skip(1)
          .map(cell -> cell.split("=", 2))
          .forEach(pair -> values.put(pair[0], pair[1].translateEscapes()));
      return new Line(cells[0], values);
    }

    /** The value of a key that must be there. */
    public String get(String key) {
      assertThat(values).containsKey(key);
      return values.get(key);
    }

    public long number(String key) {
      return Long.parseLong(get(key));
    }

    public boolean is(String key) {
      return Boolean.parseBoolean(get(key));
    }

    public String name() {
      return get("name");
    }
  }

  /** Reads what a program that came to its end wrote on its standard output. */
  public static Lines of(ForkedJvm.Result result) {
    assertThat(result.exitCode()).as(result.toString()).isZero();
    return new Lines(
        result.out().lines().filter(line -> line.contains("\t")).map(Line::parse).toList());
  }

  public List<Line> ofKind(String kind) {
    return all.stream().filter(line -> line.kind.equals(kind)).toList();
  }

  /** The only line of this kind. */
  public Line only(String kind) {
    assertThat(ofKind(kind)).hasSize(1);
    return ofKind(kind).get(0);
  }

  /** The line of this kind with this name. */
  public Line named(String kind, String name) {
    List<Line> found = ofKind(kind).stream().filter(line -> line.name().equals(name)).toList();
    assertThat(found).as(kind + " " + name).hasSize(1);
    return found.get(0);
  }
}
