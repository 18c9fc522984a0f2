/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.stops;

import java.util.ArrayList;
import java.util.List;

/** The model of the classes that fill a JVM. */
public class Filler00000 {
  private final List<String> names = new ArrayList<>();
  private int turns;

  public int sum(int[] values) {
    int sum = 0;
    for (int value : values) {
      sum += value;
    }
    turns++;
    return sum;
  }

  public String join(String separator) {
    StringBuilder joined = new StringBuilder();
    for (String name : names) {
      joined.append(separator).append(name);
    }
    return joined.toString();
  }

  public void add(String name) {
    if (name != null && !names.contains(name)) {
      names.add(name);
    }
  }

  public int turns() {
    return turns;
  }
}
