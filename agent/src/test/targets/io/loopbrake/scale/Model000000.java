/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.scale;

import java.util.ArrayList;
import java.util.List;

/** The model of the classes that are loaded by the thousand: an ordinary one, with four loops. */
public class Model000000 implements Loops {
  private final List<String> names = new ArrayList<>();
  private int turns;

  @Override
  public int spin(int from, int step) {
    int left = from;
    while (left > 0) {
      left -= step;
      turns++;
    }
    return turns;
  }

  public void add(String name) {
    if (name == null || name.isEmpty()) {
      throw new IllegalArgumentException("no name");
    }
    names.add(name.trim());
  }

  public String join(String separator) {
    StringBuilder joined = new StringBuilder();
    try {
      for (String name : names) {
        joined.append(separator).append(name);
      }
    } finally {
      turns++;
    }
    return joined.toString();
  }

  public int indexOf(String name) {
    for (int i = 0; i < names.size(); i++) {
      if (names.get(i).equals(name)) {
        return i;
      }
    }
    return -1;
  }

  public int sum(int[] values) {
    int sum = turns;
    for (int value : values) {
      sum += value;
    }
    return sum;
  }
}
