/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.bench;

import io.loopbrake.agent.testing.ForkedJvm;
import io.loopbrake.agent.testing.Jdk;
import io.loopbrake.agent.testing.RunningJvm;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** From the request to the end of the runaway, for many kinds of loop without checkpoints. */
final class RescueBenchmark implements Benchmark {
  private static final String NO_AGENT_FOR = "include=io.loopbrake.reached.None";
  private static final int SECONDS_A_TURN = 300;
  private static final int FIRST_WITH_CONCATENATION = 9;
  private static final int FIRST_WITH_HIDDEN_CLASSES = 15;
  private static final int FIRST_WITH_VIRTUAL_THREADS = 21;
  private static final double NANOS_PER_MILLI = 1e6;

  private static final List<String> CALLING =
      List.of(
          "static method",
          "method of another class",
          "virtual methods",
          "interface method",
          "map",
          "list",
          "iterator",
          "String.equals",
          "Math.max",
          "Integer.valueOf",
          "StringBuilder",
          "constructor",
          "stack of its own",
          "worklist",
          "regular expression",
          "retry with a file",
          "retry with JDBC",
          "retry with short pauses",
          "retry with long pauses",
          "recursion",
          "lambda",
          "stream",
          "under a monitor",
          "loop in a callee",
          "modPow");
  private static final List<String> TIGHT =
      List.of(
          "tight",
          "tight on a static field",
          "tight on a field",
          "tight nest",
          "tight with arrays",
          "Math.sqrt",
          "System.nanoTime");
  private static final List<String> HIDDEN = List.of("hidden class", "tight in a hidden class");
  private static final List<String> VIRTUAL =
      List.of("virtual: static method", "virtual: map", "virtual: tight");

  /** No rescue is promised. */
  private static final List<String> HOPELESS =
      List.of("!catches all and counts", "!catches all in the loop", "!static initialiser");

  /** As they take long, not every turn. */
  private static final int TURNS_FOR_A_HOPELESS_ONE = 5;

  private static final Set<String> IN_POOLS = Set.of("queue", "monitor", "executor");

  private final Map<String, Map<String, Cell>> byKind = new LinkedHashMap<>();
  private final Map<String, Cell> byJvm = new LinkedHashMap<>();
  private final Map<String, Integer> refusals = new TreeMap<>();
  private final List<String> failures = new ArrayList<>();

  @Override
  public String name() {
    return "rescue";
  }

  @Override
  public String purpose() {
    return "rescues of loops without checkpoints, and whole rescue commands; turns=10 commands=5"
        + " only=KIND,KIND jdk=8,11,... (all) gc=G1,ZGC,Serial,Parallel";
  }

  @Override
  public String briefly() {
    return "turns=1 commands=1 gc=G1";
  }

  @Override
  public void run(Settings settings, Report report) throws Exception {
    List<Jdk> jdks = settings.names("jdk") ? settings.jdks() : Jdk.available();
    jdks.forEach(jdk -> report.line("- " + jdk + ": " + Machine.version(jdk)));
    int turns = settings.number("turns", 10);
    if (turns > 0) {
      report.line(
          "\nMilliseconds from the request to the end of the runaway; " + turns + " turns.\n");
      report.line("| JVM | rescued | median | worst |");
      report.line("| --- | ---: | ---: | ---: |");
    }
    for (Jdk jdk : turns > 0 ? jdks : List.<Jdk>of()) {
      for (Collector gc : Collector.parse(settings.text("gc", "G1,ZGC,Serial,Parallel"))) {
        if (gc.existsIn(jdk)) {
          measure(jdk, gc, turns, settings.text("only", ""));
          report.line(byJvm.getOrDefault(jdk + " " + gc, new Cell()).row(jdk + " " + gc));
        }
      }
    }
    tables(report);
    commands(jdks, settings.number("commands", 5), report);
  }

  private void measure(Jdk jdk, Collector gc, int turns, String only) {
    ForkedJvm jvm =
        gc.in(ForkedJvm.of(jdk))
            .withClassPath(MeasuredPrograms.concatenation())
            .withFlags("-Dpatience=20000", "-Dwarm-up=100")
            .withAgent("log=warn," + NO_AGENT_FOR)
            .within((long) SECONDS_A_TURN * turns);
    String where = jdk + " " + gc;
    rescue(where, jvm, turns, chosen(kindsFor(jdk), only));
    int fewer = Math.max(1, turns / TURNS_FOR_A_HOPELESS_ONE);
    rescue(where, jvm, fewer, chosen(HOPELESS.stream(), only));
    if (only.isEmpty()) {
      note(
          where,
          turns,
          IN_POOLS.size(),
          jvm.run("io.loopbrake.reached.ReachInPools", "rescue", "" + turns));
    }
  }

  private void rescue(String where, ForkedJvm jvm, int turns, List<String> kinds) {
    List<String> command =
        new ArrayList<>(List.of("io.loopbrake.reached.ReachRunaways", "rescue", "" + turns));
    command.addAll(kinds);
    if (!kinds.isEmpty()) {
      note(where, turns, kinds.size(), jvm.run(command.toArray(new String[0])));
    }
  }

  private static Stream<String> kindsFor(Jdk jdk) {
    int version = jdk.version();
    return Stream.of(
            CALLING,
            version >= FIRST_WITH_CONCATENATION ? List.of("concatenation") : List.<String>of(),
            TIGHT,
            version >= FIRST_WITH_HIDDEN_CLASSES ? HIDDEN : List.<String>of(),
            version >= FIRST_WITH_VIRTUAL_THREADS ? VIRTUAL : List.<String>of())
        .flatMap(List::stream);
  }

  private static List<String> chosen(Stream<String> kinds, String only) {
    List<String> chosen = Arrays.asList(only.split(","));
    return kinds
        .filter(kind -> only.isEmpty() || chosen.contains(kind.replace("!", "").replace(' ', '_')))
        .toList();
  }

  private void note(String where, int turns, int kinds, ForkedJvm.Result result) {
    int rows = 0;
    for (String line : result.out().lines().toList()) {
      String[] columns = line.split("\t");
      if (columns.length == 6 && IN_POOLS.contains(columns[0])) {
        boolean unharmed = columns[1].equals("STOPPED") && columns[2].equals("true");
        note(
            where,
            "pool: " + columns[0],
            unharmed && columns[3].equals("0"),
            Double.parseDouble(columns[5]),
            columns[1] + ", " + columns[3] + " of the next jobs hit: " + columns[4]);
        rows++;
      } else if (columns.length >= 5) {
        note(
            where,
            columns[0].replace("!", ""),
            columns[2].equals("STOPPED") && columns[3].equals("stop"),
            Double.parseDouble(columns[1]),
            columns[2] + ", ended by " + columns[3] + ": " + columns[4]);
        rows++;
      } else if (line.startsWith("bystander\t") && !line.equals("bystander\tnone")) {
        failures.add(where + ": " + line);
      }
    }
    // A class whose initialiser was ended by force cannot be reloaded, which is said in the log.
    boolean complains =
        result
            .err()
            .lines()
            .anyMatch(line -> line.startsWith("loopbrake:") && !line.contains("Initialised"));
    if (rows != kinds * turns || result.exitCode() != 0 || complains) {
      failures.add(where + ": " + rows + " of " + kinds * turns + " rows; " + result.err());
    }
  }

  private void note(String where, String kind, boolean rescued, double millis, String what) {
    boolean hopeless = HOPELESS.contains("!" + kind);
    List<Cell> cells = new ArrayList<>();
    cells.add(
        byKind
            .computeIfAbsent(kind, k -> new LinkedHashMap<>())
            .computeIfAbsent(where.substring(0, where.lastIndexOf(' ')), w -> new Cell()));
    if (!hopeless) {
      cells.add(byJvm.computeIfAbsent(where, w -> new Cell()));
    }
    cells.forEach(cell -> cell.add(rescued, millis));
    if (!rescued) {
      refusals.merge(
          kind + " | " + what.replaceAll("lines? [0-9 to]+|request [0-9]+", "..."),
          1,
          Integer::sum);
      System.out.println(where + "\t" + kind + "\t" + what);
    }
  }

  private void tables(Report report) {
    if (byKind.isEmpty()) {
      return;
    }
    Cell all = new Cell();
    byJvm.values().forEach(all::addAll);
    report.line(all.row("all that are promised") + "\n");
    List<String> jvms =
        byKind.values().stream().flatMap(cells -> cells.keySet().stream()).distinct().toList();
    report.line("All collectors: rescued of all, median, worst.\n");
    report.line("| | " + String.join(" | ", jvms) + " |");
    report.line("| --- |" + " ---: |".repeat(jvms.size()));
    byKind.forEach(
        (kind, cells) -> {
          StringBuilder row = new StringBuilder("| " + kind + " |");
          jvms.forEach(
              jvm -> row.append(cells.containsKey(jvm) ? cells.get(jvm) : " -").append(" |"));
          report.line(row.toString());
        });
    report.line(
        "\nNot rescued:\n\n| kind | state, and what is said | times |\n| --- | --- | ---: |");
    refusals.forEach((what, times) -> report.line("| " + what + " | " + times + " |"));
    report.line("\nFailures: " + failures + "\n");
  }

  /** From the start of the command in a shell, in a JVM that has no agent yet. */
  private static void commands(List<Jdk> jdks, int times, Report report) throws Exception {
    if (times == 0) {
      return;
    }
    report.line("Whole commands, the agent not there before, ms.\n");
    report.line("| JVM | rescued | median | worst |");
    report.line("| --- | ---: | ---: | ---: |");
    for (Jdk jdk : jdks) {
      Cell cell = new Cell();
      for (int i = 0; i < times; i++) {
        command(jdk, cell);
      }
      report.line(cell.row(jdk + ", its own collector"));
    }
    report.line("");
  }

  private static void command(Jdk jdk, Cell cell) throws InterruptedException {
    try (RunningJvm jvm =
        ForkedJvm.of(jdk).startReady("io.loopbrake.rescues.Unprepared", "polls", "garbage")) {
      Thread.sleep(1500);
      long before = System.nanoTime();
      ForkedJvm.Result result =
          ForkedJvm.of(jdk)
              .within(TimeUnit.MINUTES.toSeconds(1))
              .run(
                  "-jar",
                  ForkedJvm.agentJar().toString(),
                  "rescue",
                  Long.toString(jvm.pid()),
                  "import-7",
                  "--reason",
                  "benchmark");
      double millis = (System.nanoTime() - before) / NANOS_PER_MILLI;
      boolean rescued = result.exitCode() == 0 && result.out().contains("STOPPED");
      cell.add(rescued, millis);
      if (!rescued) {
        System.out.println(jdk + ": " + result);
      }
    }
  }

  /** The runs of one kind, or in one JVM. */
  private static final class Cell {
    private final List<Double> millis = new ArrayList<>();
    private int runs;

    void add(boolean rescued, double time) {
      runs++;
      if (rescued) {
        millis.add(time);
      }
    }

    void addAll(Cell other) {
      runs += other.runs;
      millis.addAll(other.millis);
    }

    String row(String name) {
      return String.format(
          "| %s | %d of %d | %.0f | %.0f |",
          name, millis.size(), runs, Statistics.median(millis), Statistics.worst(millis));
    }

    @Override
    public String toString() {
      String rescued = " " + millis.size() + "/" + runs;
      return millis.isEmpty()
          ? rescued
          : String.format(
              "%s, %.0f, %.0f", rescued, Statistics.median(millis), Statistics.worst(millis));
    }
  }
}
