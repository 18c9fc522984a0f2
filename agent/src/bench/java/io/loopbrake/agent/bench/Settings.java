/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.bench;

import io.loopbrake.agent.testing.Jdk;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the command line asks for, as words of the form {@code key=value}. */
record Settings(Map<String, String> values) {
  static Settings parse(List<String> words) {
    Map<String, String> values = new HashMap<>();
    for (String word : words) {
      int equals = word.indexOf('=');
      if (equals < 1) {
        throw new IllegalArgumentException("not key=value: " + word);
      }
      values.put(word.substring(0, equals), word.substring(equals + 1));
    }
    return new Settings(Map.copyOf(values));
  }

  int number(String key, int otherwise) {
    return Integer.parseInt(values.getOrDefault(key, Integer.toString(otherwise)));
  }

  boolean names(String key) {
    return values.containsKey(key);
  }

  String text(String key, String otherwise) {
    return values.getOrDefault(key, otherwise);
  }

  /** The collector, G1 if none is named, and other flags: {@code gc=Parallel jvm=-Xint}. */
  String[] jvmFlags() {
    String collector = "-XX:+Use" + text("gc", "G1") + "GC";
    return (collector + " " + text("jvm", "").replace(',', ' ')).trim().split(" ");
  }

  /** These settings, and others where these say nothing. */
  Settings orElse(Settings others) {
    Map<String, String> all = new HashMap<>(others.values);
    all.putAll(values);
    return new Settings(Map.copyOf(all));
  }

  /** The Javas to measure on, such as {@code jdk=17,25}; that of the build if none are named. */
  List<Jdk> jdks() {
    return values.containsKey("jdk")
        ? Arrays.stream(values.get("jdk").split(","))
            .map(Integer::valueOf)
            .map(version -> Jdk.of(version).orElseThrow())
            .toList()
        : List.of(Jdk.ofBuild());
  }
}
