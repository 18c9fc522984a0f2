/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.testing.ForkedJvm;
import io.loopbrake.agent.testing.Jdk;
import io.loopbrake.agent.testing.Libraries;
import io.loopbrake.agent.testing.RunningJvm;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Pools on every Java, with the packaged agent and a class of the test's in the place of what hears
 * of tasks. A letter and a number are what a thread is told to do (begin, end, idle, next) and the
 * boundary; between them the tasks write their names.
 */
@ParameterizedClass
@MethodSource("jdks")
class BoundaryIT {
  private static final String LS = System.lineSeparator();
  private static final int FIRST_WITH_MODULES = 9;

  @Parameter Jdk jdk;
  @TempDir Path dump;

  static List<Jdk> jdks() {
    return Jdk.everyVersion();
  }

  @ParameterizedTest(name = "{0}, {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # program   | kind      | what it prints
          PoolTasks   | pool      | 3;4;pool-1: B0 a I0 N0 b I0 N0 c E0;pool-2: B0 I0 N0 d I0 E0
          PoolTasks   | scheduled | 3;scheduled-1: B0 I0 N0 a I0 N0 b I0 E0
          PoolTasks   | future    | 42;future-1: B0 B3 a E3 I0 N0 B3 b E3 I0 N0 B3 c E3 I0 E0
          PoolTasks   | forkJoin  | 610;forkJoin-1: a I1 N1 I1 E1
          PoolTasks   | timer     | timer-1: I4 N4 a I4 N4 b N4 c I4 E4
          ServerTasks | tomcat    | 3;tomcat-1: B0 I0 N0 a I0 N0 b I0 E0
          ServerTasks | jetty     | jetty-1: I7 B8 a E8 B8 b E8 E7
          # This pool ends by asking for the platform's MBean server, which is told like an event.
          ServerTasks | jboss     | 3;jboss-1: I11 B12 a E12 B12 b E12 E268435455 E11
          """)
  void the_tasks_of_a_pool_are_told_apart_and_nothing_else_changes(
      String program, String kind, String printed) {
    ForkedJvm.Result result = run("include=com.acme.**", program, kind);

    assertThat(result.exitCode()).as(result::toString).isZero();
    assertThat(result.out().lines()).containsExactly(printed.split(";"));
    assertSilent(result);
  }

  /**
   * From Java 24 on the JVM warns of what JBoss Threads does, and Jetty of a reserved thread that
   * has not begun when its pool is stopped.
   */
  private static void assertSilent(ForkedJvm.Result result) {
    assertThat(
            result
                .err()
                .lines()
                .filter(line -> !line.startsWith("WARNING: "))
                .filter(line -> !line.matches(".*:WARN:oejut.* ReservedThread@\\w+\\{PENDING,.*")))
        .singleElement()
        .asString()
        .contains("self-test passed");
  }

  @Test
  void a_reserved_thread_of_jetty_is_idle_inside_of_its_job() {
    ForkedJvm.Result result = run("include=com.acme.**", "ServerTasks", "reserved");

    assertThat(result.exitCode()).as(result::toString).isZero();
    assertThat(result.out().lines())
        .isNotEmpty()
        .allMatch(line -> line.matches("reserved-.: I7( B8 I9( I9| N9( [ab])?)* E9 E8)* E7"));
    assertThat(result.out()).contains(" N9 a ").contains(" N9 b ");
    assertSilent(result);
  }

  @Test
  void parallel_streams_are_tasks_of_the_pools_workers() {
    ForkedJvm.Result result = run("include=com.acme.**", "PoolTasks", "parallel");

    assertThat(result.exitCode()).as(result::toString).isZero();
    List<String> lines = result.out().lines().toList();
    assertThat(lines.get(0)).isEqualTo("2999998");
    assertThat(lines.subList(1, lines.size()))
        .allMatch(line -> line.matches("worker: I1( N1| I1| B2| E2)*"));
    assertSilent(result);
  }

  /** Some JDKs come without what a window system needs; that is enough for events. */
  @Test
  void events_of_awt_are_told_apart() {
    ForkedJvm.Result result =
        jvm("include=com.acme.**")
            .withFlags("-Djava.awt.headless=true", "-Djavax.accessibility.assistive_technologies=")
            .run("io.loopbrake.tasks.PoolTasks", "awt");

    assertThat(result.exitCode()).as(result::toString).isZero();
    assertThat(result.out())
        .startsWith("event thread: I5 B6 ")
        .contains(" B6 a E6 ")
        .contains(" B6 b E6 ");
    assertSilent(result);
  }

  @Test
  void what_is_planted_verifies_in_the_jdks_own_classes_as_well() {
    ForkedJvm.Result result =
        jvm("include=java.util.concurrent.**:java.util.Timer*:org.**")
            .withFlags("-Xverify:all")
            .run("io.loopbrake.tasks.PoolTasks", "pool", "future", "forkJoin", "timer");

    assertThat(result.exitCode()).as(result::toString).isZero();
    assertThat(result.err()).contains("self-test passed").doesNotContain("VerifyError");
    assertThat(result.out().lines()).hasSize(9);
  }

  @Test
  void methods_that_the_user_names_are_tasks_beside_their_checkpoints() {
    ForkedJvm.Result result =
        run(
            "include=io.loopbrake.tasks.Mail,tasks=io.loopbrake.tasks.Mail#anInt:io.loopbrake.**#loops"
                + ":io.loopbrake.tasks.Mail#counts*:io.loopbrake.tasks.Mail#a*/swallow",
            "NamedTasks");

    assertThat(result.exitCode()).as(result::toString).isZero();
    assertThat(result.out().lines())
        .containsExactly(
            "3 499500 2",
            "null 0 false",
            "main: B64 E64 B65 E65 B66 B66 B66 E66 E66 E66"
                + " B67 stop E67 B67 stop E67 B67 stop E67 B64 stop E64 thrown B67 E67 thrown");
    assertSilent(result);
  }

  @Test
  void a_mistake_in_tasks_turns_the_agent_off_and_says_what_to_write() {
    ForkedJvm.Result result =
        ForkedJvm.of(jdk)
            .withAgent("include=com.acme.**,tasks=com.acme.Worker.process")
            .run("io.loopbrake.probes.Hello");

    assertThat(result.out()).isEqualTo("hello" + LS);
    assertThat(result.err()).contains("did you mean com.acme.Worker#process?");
  }

  @Test
  void a_pool_that_was_there_before_the_agent_is_told_of_from_its_next_task_on() throws Exception {
    try (RunningJvm jvm =
        openToTests(ForkedJvm.of(jdk)).startReady("io.loopbrake.tasks.LateTasks")) {
      jvm.attachAgent("include=com.acme.**,log=error");
      jvm.tell("");

      assertThat(jvm.lines())
          .satisfiesExactly(
              sum -> assertThat(sum).isEqualTo("3"),
              // The worker's main loop waited in the old code when the first of them came.
              heard -> assertThat(heard).matches("late-1: before a I0 N0 b I0 N0 c( I0)?"));
    }
  }

  private ForkedJvm.Result run(String options, String program, String... arguments) {
    String[] command =
        Stream.concat(Stream.of("io.loopbrake.tasks." + program), Stream.of(arguments))
            .toArray(String[]::new);
    return jvm(options).run(command);
  }

  private ForkedJvm jvm(String options) {
    return openToTests(ForkedJvm.of(jdk))
        .withClassPath(Libraries.pools().toArray(new Path[0]))
        .withAgent(options + ",dump=" + dump);
  }

  /** For the class of the test's to take its place in. */
  private ForkedJvm openToTests(ForkedJvm jvm) {
    return jdk.version() < FIRST_WITH_MODULES
        ? jvm
        : jvm.withFlags("--add-opens", "java.base/java.lang=ALL-UNNAMED");
  }
}
