/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.tasks;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.testing.ForkedJvm;
import io.loopbrake.agent.testing.Jdk;
import io.loopbrake.agent.testing.Libraries;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the program found at one place where tasks are done, as it printed it. */
record Findings(String place, Map<String, String> facts, List<String> faults) {
  private static final String PROGRAM = "io.loopbrake.tasks.RightOne";
  private static final String PACKAGE = "io.loopbrake.tasks.";
  private static final String OPTIONS =
      "log=warn,include="
          + PACKAGE
          + "Loops,tasks="
          + PACKAGE
          + "PlainWorker#process:"
          + PACKAGE
          + "SwallowingWorker#process/swallow";
  private static final int FIRST_JAVA_WITH_MODULES = 9;
  private static final List<String> SHOWN =
      List.of(
          "tasks",
          "asked",
          "stopped",
          "missed",
          "cancelled",
          "refused",
          "interrupted",
          "disturbed wrongly",
          "seconds");

  /**
   * A JVM in which the program can do its work; it looks into a class of the agent's. Who asks
   * pauses before half of its requests, for so many milliseconds at most.
   */
  static ForkedJvm jvm(Jdk jdk, int pause) {
    ForkedJvm jvm =
        ForkedJvm.of(jdk)
            .withClassPath(Libraries.pools().toArray(new Path[0]))
            .withFlags("-Dpause=" + pause)
            .withFlags("-Djava.util.concurrent.ForkJoinPool.common.parallelism=4")
            .withAgent(OPTIONS);
    return jdk.version() < FIRST_JAVA_WITH_MODULES
        ? jvm
        : jvm.withFlags("--add-opens=java.base/java.lang=ALL-UNNAMED");
  }

  /** The command line of the program. */
  static String[] command(String... arguments) {
    List<String> command = new ArrayList<>(List.of(PROGRAM));
    command.addAll(List.of(arguments));
    return command.toArray(new String[0]);
  }

  /** By place, in the order in which the program went to them. */
  static Map<String, Findings> parse(List<String> lines) {
    Map<String, Findings> all = new LinkedHashMap<>();
    for (String line : lines) {
      String[] words = line.split("\t", 3);
      if (words.length == 3) {
        Findings findings =
            all.computeIfAbsent(
                words[0], p -> new Findings(p, new LinkedHashMap<>(), new ArrayList<>()));
        if (words[1].equals("fault")) {
          findings.faults.add(words[2]);
        } else {
          findings.facts.put(words[1], words[2]);
        }
      }
    }
    return all;
  }

  boolean isAbsent() {
    return facts.containsKey("absent");
  }

  long number(String fact) {
    return Long.parseLong(facts.getOrDefault(fact, "-1"));
  }

  private String inShort() {
    return SHOWN.stream().map(fact -> fact + " " + facts.get(fact)).collect(joining(", "));
  }

  /** Checks what holds wherever tasks are done, and prints the figures. */
  void assertAllRight(Object where) {
    System.out.println(where + ", " + place + ": " + inShort());
    assertThat(faults).as(this + " on " + where).isEmpty();
    assertThat(number("faults")).isZero();
    assertThat(number("disturbed wrongly")).isZero();
    assertThat(number("ended wrongly")).isZero();
    assertThat(number("survivors")).as("named tasks that work on").isZero();
    assertThat(number("interrupted workers")).as("workers left with an interrupt").isZero();
    assertThat(number("stale tasks taken")).isZero();
    assertThat(number("rows not told")).isZero();
    assertThat(number("size after")).isEqualTo(number("size to keep"));
    assertThat(number("stopped") + number("missed") + number("cancelled"))
        .isEqualTo(number("asked"));
    assertThat(number("stopped")).isPositive();
    assertThat(number("tasks")).isPositive();
  }
}
