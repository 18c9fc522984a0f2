/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.bench.programs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The model of the classes that the start-up benchmark loads: an ordinary one. */
public class ClassTemplate implements Runnable {
  private final List<String> names = new ArrayList<>();
  private final Map<String, Integer> counts = new HashMap<>();
  private String title = "";
  private int turns;

  @Override
  public void run() {
    turns++;
  }

  public String getTitle() {
    return title;
  }

  public void setTitle(String title) {
    this.title = title == null ? "" : title.trim();
  }

  public void add(String name) {
    if (name == null || name.isEmpty()) {
      throw new IllegalArgumentException("no name");
    }
    names.add(name);
    counts.merge(name, 1, Integer::sum);
  }

  public String join(String separator) {
    StringBuilder joined = new StringBuilder(title);
    for (String name : names) {
      joined.append(separator).append(name);
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

  public String describe(int number) {
    switch (number) {
      case 0:
        return "none";
      case 1:
        return "one";
      case 2:
        return "a pair";
      default:
        return number < 0 ? "less than none" : number + " of them";
    }
  }

  public boolean same(ClassTemplate other) {
    return other != null && other.title.equals(title) && other.names.equals(names);
  }
}
