/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.bench.kernels;

import java.util.Random;
import java.util.stream.Collectors;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Loops over the characters of a string. */
@State(Scope.Thread)
public class TextKernels {
  private static final int DECIMAL = 10;

  private final String numbers =
      new Random(1)
          .ints(400, 0, 1_000_000)
          .mapToObj(Integer::toString)
          .collect(Collectors.joining(","));
  private final String table =
      new Random(2)
          .ints(200, 0, 100_000)
          .mapToObj(i -> i % 3 == 0 ? "\"quoted, " + i + "\"" : "plain " + i)
          .collect(Collectors.joining(";\n"));

  @Benchmark
  public int stringHash() {
    int hash = 0;
    for (int i = 0; i < numbers.length(); i++) {
      hash = 31 * hash + numbers.charAt(i);
    }
    return hash;
  }

  @Benchmark
  public long parseNumbers() {
    long sum = 0;
    int position = 0;
    while (position < numbers.length()) {
      int number = 0;
      char c;
      while (position < numbers.length() && (c = numbers.charAt(position)) != ',') {
        number = number * DECIMAL + (c - '0');
        position++;
      }
      sum += number;
      position++;
    }
    return sum;
  }

  @Benchmark
  public int parseCsv() {
    int fields = 0;
    boolean quoted = false;
    StringBuilder field = new StringBuilder();
    for (int i = 0; i < table.length(); i++) {
      char c = table.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && (c == ',' || c == ';' || c == '\n')) {
        fields += field.length() > 0 ? 1 : 0;
        field.setLength(0);
      } else {
        field.append(c);
      }
    }
    return fields;
  }
}
