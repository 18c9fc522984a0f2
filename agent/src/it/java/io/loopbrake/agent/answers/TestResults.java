/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.answers;

import io.loopbrake.agent.testing.Lines;
import io.loopbrake.agent.testing.Lines.Line;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What became of each test of a suite. Immutable. */
record TestResults(Lines lines, long seconds) {
  private static final String NOT_RUN = "NOT RUN";

  /** In a name of JUnit 4 and of JUnit 5. */
  private static final Pattern CLASS = Pattern.compile("\\[(?:runner|class):([^\\]]+)\\]");

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

  /** The tests that ended otherwise there: by its name, how each ended here and there. */
  Map<String, String> differencesFrom(TestResults others) {
    Map<String, String> mine = byName();
    Map<String, String> theirs = others.byName();
    Set<String> names = new TreeSet<>(mine.keySet());
    names.addAll(theirs.keySet());
    Map<String, String> differences = new TreeMap<>();
    for (String name : names) {
      String one = mine.getOrDefault(name, NOT_RUN);
      String other = theirs.getOrDefault(name, NOT_RUN);
      if (!one.equals(other)) {
        differences.put(name, one + cause(name) + ", else " + other + others.cause(name));
      }
    }
    return differences;
  }

  /** The class of a test with this name. */
  static String classOf(String name) {
    Matcher matcher = CLASS.matcher(name);
    if (!matcher.find()) {
      throw new IllegalArgumentException("no class in " + name);
    }
    return matcher.group(1);
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
