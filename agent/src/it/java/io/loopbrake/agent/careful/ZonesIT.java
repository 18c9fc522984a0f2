/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.careful;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.testing.ForkedJvm;
import io.loopbrake.agent.testing.Jdk;
import io.loopbrake.agent.testing.Lines;
import io.loopbrake.agent.testing.Lines.Line;
import io.loopbrake.agent.testing.Targets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Code in which a stop would break something for good. For more stops of programs that load classes
 * than a build has time for: {@code -Dloopbrake.stops=1000}.
 */
class ZonesIT {
  private static final String PACKAGE = "io.loopbrake.zones.";
  private static final String OPTIONS = "include=" + PACKAGE + "**";
  private static final String ENDLESS = PACKAGE + "Endless";

  private static final int STOPS = Integer.getInteger("loopbrake.stops", 25);
  private static final long PATIENCE_SECONDS = 300;
  private static final int COMMITS = 20;

  @TempDir private Path compiledForJava11;

  static List<Jdk> jdks() {
    return Jdk.oldestAndNewest();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  @Timeout(value = 1, unit = TimeUnit.HOURS)
  void no_class_becomes_unusable_however_often_its_loading_is_stopped(Jdk jdk) {
    if (jdk.version() >= 11) {
      compileConcatenation();
    }

    Lines lines =
        Lines.of(
            ForkedJvm.of(jdk)
                .withAgent(OPTIONS + ",log=warn")
                .within(PATIENCE_SECONDS + STOPS)
                .run(PACKAGE + "LoadAndStop", STOPS + "", compiledForJava11.toString()));

    Line stops = lines.only("stops");
    System.out.println(jdk + ": " + stops.values());
    assertThat(lines.ofKind("odd")).isEmpty();
    assertThat(lines.ofKind("broken")).isEmpty();
    assertThat(stops.number("stopped")).isEqualTo(STOPS);
    assertThat(stops.number("inZones"))
        .as("stops of threads that were in a zone, or it would not prove anything")
        .isPositive();
  }

  /** The targets are compiled for Java 8, which puts texts together without call sites. */
  private void compileConcatenation() {
    int result =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "--release",
                "11",
                "-proc:none",
                "-d",
                compiledForJava11.toString(),
                Targets.source(PACKAGE + "payload.Concat").toString());
    assertThat(result).isZero();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void methods_that_nostop_names_are_neither_stopped_nor_interrupted(Jdk jdk) {
    ForkedJvm jvm = ForkedJvm.of(jdk).withAgent(OPTIONS + ",nostop=" + PACKAGE + "Tx#commit*");

    List<Line> commits = commits(jvm);

    assertThat(commits)
        .as(jdk.toString())
        .allSatisfy(
            kind -> {
              assertThat(kind.number("stopped")).isEqualTo(COMMITS);
              assertThat(kind.number("torn")).as(kind.name()).isZero();
            });
  }

  @Tag("full")
  @Test
  void methods_that_nostop_does_not_name_are_stopped_and_interrupted() {
    List<Line> commits = commits(ForkedJvm.of(Jdk.ofBuild()).withAgent(OPTIONS));

    assertThat(commits)
        .as("or the test above proves nothing")
        .allSatisfy(kind -> assertThat(kind.number("torn")).as(kind.name()).isPositive());
  }

  private static List<Line> commits(ForkedJvm jvm) {
    List<Line> commits = Lines.of(jvm.run(PACKAGE + "Commits", COMMITS + "")).ofKind("commits");
    assertThat(commits).extracting(Line::name).containsExactly("working", "sleeping");
    return commits;
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void a_stop_waits_for_the_end_of_a_zone_and_says_why_unless_it_is_forced(Jdk jdk) {
    Lines lines =
        Lines.of(
            ForkedJvm.of(jdk)
                .withAgent(OPTIONS + ",locks=defer,nostop=" + ENDLESS + "#commit*")
                .run(PACKAGE + "Force"));

    assertDeferred(lines, "inStaticInitialiser", "in the static initialiser of " + ENDLESS + "$");
    assertDeferred(lines, "inClassLoader", "the JVM loads or links a class in " + ENDLESS);
    assertDeferred(lines, "inNamedMethod", "in " + ENDLESS + ".commitForEver:");
    assertDeferred(lines, "inMonitor", "the thread owns the monitor of java.lang.Class@");
    assertDeferred(
        lines, "inMonitorForSomeTime", "the thread owns the monitor of java.lang.Object@");
    assertDeferred(lines, "sleepingInStaticInitialiser", "in the static initialiser of " + ENDLESS);
    assertDeferred(lines, "sleepingInNamedMethod", "in " + ENDLESS + ".commitAsleep:");
    assertDeferred(lines, "sleepingInMonitor", "the thread owns the monitor of java.lang.Object@");
    assertThat(lines.ofKind("after"))
        .hasSize(8)
        .allSatisfy(
            after -> {
              boolean forced = !after.name().equals("inMonitorForSomeTime");
              assertThat(after.get("state")).as(after.toString()).isEqualTo("STOPPED");
              assertThat(after.is("alive")).isFalse();
              assertThat(after.is("forced")).isEqualTo(forced);
              if (forced) {
                assertThat(after.get("why")).contains("forced past all rules by ", "it has to go");
              }
            });
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void a_method_with_the_name_of_a_class_loaders_is_stopped_if_its_class_loads_none(Jdk jdk) {
    Lines lines = Lines.of(ForkedJvm.of(jdk).withAgent(OPTIONS).run(PACKAGE + "SchemaLookup"));

    assertThat(lines.ofKind("lookup"))
        .extracting(Line::name)
        .containsExactly(
            "findClass", "loadClass", "loadClassInternal", "defineClass", "asleep in findClass");
    assertThat(lines.ofKind("lookup"))
        .allSatisfy(
            lookup -> {
              assertThat(lookup.get("state")).as(lookup.toString()).isEqualTo("STOPPED");
              assertThat(lookup.get("why")).doesNotContain("loads or links");
            });
  }

  private static void assertDeferred(Lines lines, String name, String why) {
    Line before = lines.named("before", name);
    assertThat(before.get("state")).as(before.toString()).isEqualTo("PENDING");
    assertThat(before.get("why"))
        .matches("deferred( \\d+\\.\\d s ago)?: " + Pattern.quote(why) + ".*");
    assertThat(before.is("alive")).isTrue();
    assertThat(before.get("thrown")).isEqualTo("null");
  }
}
