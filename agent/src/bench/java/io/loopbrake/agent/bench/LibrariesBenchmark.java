/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.bench;

import io.loopbrake.agent.testing.ForkedJvm;
import io.loopbrake.agent.testing.Jdk;
import io.loopbrake.agent.testing.Libraries;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Libraries at fixed work, each of them included whole, in their first seconds and once warm. */
final class LibrariesBenchmark implements Benchmark {
  private static final Path SOURCES = Path.of("src/bench/libraries");
  private static final String RUN = "io.loopbrake.libraries.LibraryRun";

  private static final List<Work> ALL =
      List.of(
          new Work("Lucene", "org.apache.lucene.**"),
          new Work(
              "GroovyScript", "groovy.**:org.codehaus.groovy.**:org.apache.groovy.**:*", "groovy"),
          new Work("RhinoScript", "org.mozilla.**", "rhino"),
          new Work("CommonsMath", "org.apache.commons.math3.**", "commons-math3"),
          new Work("CommonsLang", "org.apache.commons.lang3.**", "commons-lang3"),
          new Work("CommonsCompress", "org.apache.commons.compress.**", "commons-compress"),
          new Work("GuavaCollections", "com.google.common.**", "guava"),
          new Work("CommonsCodec", "org.apache.commons.codec.**", "commons-codec"),
          new Work("CommonsText", "org.apache.commons.**", "commons-text", "commons-lang3"),
          new Work("JodaTime", "org.joda.time.**", "joda-time"),
          new Work("OroRegex", "org.apache.oro.**", "oro"),
          new Work("BeanShell", "bsh.**", "bsh"),
          new Work("KotlinStrings", "kotlin.**", "kotlin-stdlib"),
          new Work(
              "XalanTransformer",
              "org.apache.xalan.**:org.apache.xml.**:org.apache.xpath.**",
              "xalan"));

  @Override
  public String name() {
    return "libraries";
  }

  @Override
  public String purpose() {
    return "turns a second of libraries; rounds=3 first=3 warmup=3 seconds=5 only=REGEX"
        + " variants=none,auto,flag jdk=17,25 gc=G1";
  }

  @Override
  public String briefly() {
    return "rounds=1 first=1 warmup=1 seconds=2";
  }

  @Override
  public void run(Settings settings, Report report) {
    int rounds = settings.number("rounds", 3);
    Path classes = compiled();
    for (Jdk jdk : settings.jdks()) {
      List<String> names = Variant.names(Variant.of("*", settings));
      Rounds first = new Rounds(true, names);
      Rounds warm = new Rounds(true, names);
      for (int round = 0; round < rounds; round++) {
        for (Work work : ALL) {
          if (work.turn.matches(settings.text("only", ".*"))) {
            run(work, work.on(jdk, classes, settings), round, settings, first, warm);
          }
        }
      }
      report.section(jdk, PairedRuns.how(settings, rounds));
      report.line(first.table("turns/s, from the beginning", "%.1f"));
      report.line(warm.table("turns/s, once warm", "%.1f"));
    }
  }

  /** Each second round goes the other way about, so that no variant is always the first. */
  private static void run(
      Work work, ForkedJvm jvm, int round, Settings settings, Rounds first, Rounds warm) {
    List<Variant> variants = new ArrayList<>(Variant.of(work.include, settings));
    if (round % 2 == 1) {
      Collections.reverse(variants);
    }
    Set<Double> results = new HashSet<>();
    for (Variant variant : variants) {
      Map<String, Double> found =
          Fork.figures(
              variant.on(jvm),
              RUN,
              work.turn,
              settings.text("first", "3"),
              settings.text("warmup", "3"),
              settings.text("seconds", "5"));
      System.out.println(variant.name() + ": " + found);
      first.add(work.turn, variant.name(), found.get(work.turn + ", first seconds"));
      warm.add(work.turn, variant.name(), found.get(work.turn));
      results.add(found.get(work.turn + ", result"));
    }
    if (results.size() != 1) {
      throw new IllegalStateException(work.turn + " has other results with brakes: " + results);
    }
  }

  /** The turns, compiled against all of the libraries. */
  private static Path compiled() {
    String libraries =
        ALL.stream()
            .flatMap(work -> Arrays.stream(work.jars()))
            .map(Path::toString)
            .distinct()
            .collect(Collectors.joining(File.pathSeparator));
    return MeasuredPrograms.compiled("libraries", List.of(SOURCES), libraries);
  }

  /**
   * What one library does.
   *
   * @param turn the class of the turn
   * @param include the packages of the library
   * @param artifacts what is copied of it; nothing if it is on the class path of the benchmarks
   */
  private record Work(String turn, String include, String... artifacts) {
    ForkedJvm on(Jdk jdk, Path classes, Settings settings) {
      return ForkedJvm.of(jdk)
          .withClassPathOnly(classes)
          .withClassPath(jars())
          .withFlags("-Xms512m", "-Xmx512m")
          .withFlags(settings.jvmFlags())
          .within(600);
    }

    private Path[] jars() {
      return artifacts.length == 0
          ? new Path[] {Fork.library("lucene-core")}
          : Arrays.stream(artifacts).map(Libraries::measured).toArray(Path[]::new);
    }
  }
}
