/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.answers;

import io.loopbrake.agent.testing.Lines;
import io.loopbrake.agent.testing.Lines.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What became of each test of a suite. Immutable. */
record TestResults(Lines lines, long seconds) {
  private static final String NOT_RUN = "NOT RUN";

  /** How each test ended, by its name. */
  private Map<String, String> byName() {
    Map<String, String> results = new TreeMap<>();
    lines.ofKind("test").forEach(test -> results.put(test.name(), test.get("result")));
    return results;
  }

  int count() {
    return byName().size();
  }

  Set<String> passed() {
    return ended("SUCCESSFUL");
  }

  Set<String> failed() {
    return ended("FAILED");
  }

  private Set<String> ended(String how) {
    Map<String, String> results = byName();
    results.values().removeIf(result -> !result.equals(how));
    return results.keySet();
  }

  /** The tests that ended otherwise there, a line each. */
  List<String> differencesFrom(TestResults others) {
    Map<String, String> mine = byName();
    Map<String, String> theirs = others.byName();
    Set<String> names = new TreeSet<>(mine.keySet());
    names.addAll(theirs.keySet());
    List<String> differences = new ArrayList<>();
    for (String name : names) {
      String one = mine.getOrDefault(name, NOT_RUN);
      String other = theirs.getOrDefault(name, NOT_RUN);
      if (!one.equals(other)) {
        differences.add(name + ": " + one + cause(name) + ", else " + other + others.cause(name));
      }
    }
    return differences;
  }

  private String cause(String name) {
    return lines.ofKind("test").stream()
        .filter(test -> test.name().equals(name) && !test.get("cause").isEmpty())
        .map(test -> " (" + test.get("cause") + ")")
        .findFirst()
        .orElse("");
  }

  void printFailures(String where) {
    failed().forEach(name -> System.out.println(where + ": " + name + cause(name)));
  }

  /** What the agent says it has covered. */
  Line status() {
    return lines.only("status");
  }
}
