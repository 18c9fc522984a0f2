/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.testing.ForkedJvm;
import io.loopbrake.agent.testing.Jdk;
import io.loopbrake.agent.testing.Libraries;
import io.loopbrake.agent.testing.Lines;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Libraries that hand work and messages to threads, as Maven Central has them: one piece of work
 * runs away and is stopped, and those before, beside and behind it are counted. For more of them:
 * {@code -Dloopbrake.rounds=100}.
 */
class LibrariesIT {
  private static final String WORK_ALONE = "include=io.loopbrake.libraries.app.*";
  private static final String ALL = "include=**";
  private static final int ROUNDS = Integer.getInteger("loopbrake.rounds", 5);
  private static final int OTHERS_IN_A_ROUND = 40;
  private static final long PATIENCE_SECONDS = 300;
  private static final String POOL = "a task of a ThreadPoolExecutor";

  private static final Map<String, String> COROUTINES =
      Map.of(
          "coroutines", "a coroutine up to its next suspension",
          "coroutines-io", "a coroutine up to its next suspension",
          "coroutines-executor", "a coroutine up to its next suspension",
          "coroutines-as-executor", "a job of a coroutine dispatcher");
  private static final Map<String, String> ACTORS =
      Map.of("akka", "a message to an actor", "pekko", "a message to an actor");
  private static final Map<String, String> DISRUPTORS =
      Map.of(
          "disruptor", "an event of a Disruptor",
          "disruptor-workers", "an event of a Disruptor");
  private static final Map<String, String> LISTENERS =
      Map.of(
          "activemq", "a message for a JMS listener",
          "spring-jms", "a message for a JMS listener");

  /** Nothing had to be known of these: their schedulers are pools of the JDK. */
  private static final Map<String, String> SCHEDULERS =
      Map.of(
          "reactor-single", POOL,
          "reactor-parallel", POOL,
          "reactor-elastic", POOL,
          "rxjava-single", POOL,
          "rxjava-computation", POOL,
          "rxjava-io", POOL);

  private static final List<Integer> VERSIONS = List.of(8, 17, 25);

  static List<Jdk> jdks() {
    return Jdk.available().stream().filter(jdk -> VERSIONS.contains(jdk.version())).toList();
  }

  @Test
  void a_coroutine_is_stopped_and_joined_and_no_innocent_one_is_hit_with_brakes_everywhere() {
    assertThatOnlyRunawaysAreStopped(Jdk.ofBuild(), ALL, COROUTINES);
  }

  @Tag("full")
  @ParameterizedTest
  @MethodSource("jdks")
  void stops_in_libraries_hit_the_right_work_with_brakes_in_the_work_alone(Jdk jdk) {
    assertThatOnlyRunawaysAreStopped(jdk, WORK_ALONE, all());
  }

  @Tag("full")
  @ParameterizedTest
  @MethodSource("jdks")
  void what_a_library_completes_after_a_stop_is_not_disturbed_with_brakes_everywhere(Jdk jdk) {
    assertThatOnlyRunawaysAreStopped(jdk, ALL, all());
  }

  private static Map<String, String> all() {
    Map<String, String> all = new LinkedHashMap<>(COROUTINES);
    all.putAll(ACTORS);
    all.putAll(DISRUPTORS);
    all.putAll(LISTENERS);
    all.putAll(SCHEDULERS);
    return all;
  }

  /**
   * Takes the kind of task that each library is expected to be stopped at. The library's verdict on
   * the work shows that whoever waits for it is told.
   */
  private static void assertThatOnlyRunawaysAreStopped(
      Jdk jdk, String include, Map<String, String> kinds) {
    Path[] classPath =
        Stream.of("coroutines", "actors", "disruptor", "jms", "reactive")
            .map(Libraries::library)
            .flatMap(List::stream)
            .toArray(Path[]::new);

    Lines lines =
        Lines.of(
            ForkedJvm.of(jdk)
                .within(PATIENCE_SECONDS)
                .withClassPath(classPath)
                .withFlags("-Drounds=" + ROUNDS)
                .withAgent(include + ",log=warn")
                .run(
                    Stream.concat(
                            Stream.of("io.loopbrake.libraries.LibraryDrill"),
                            kinds.keySet().stream())
                        .toArray(String[]::new)));

    kinds.forEach(
        (library, kind) -> {
          Lines.Line line = lines.named("library", library);
          System.out.println(jdk + ", " + include + ", " + line.values());
          assertThat(line.get("kind")).isEqualTo(kind);
          assertThat(line.get("states")).isEqualTo("{STOPPED=" + ROUNDS + "}");
          assertThat(line.get("others")).isEqualTo("{right=" + ROUNDS * OTHERS_IN_A_ROUND + "}");
          assertThat(line.get("verdicts")).isEqualTo("{LoopStoppedError=" + ROUNDS + "}");
          assertThat(line.get("deadThreads")).as("threads that ended").isEqualTo("0");
          assertThat(line.get("tasksNotFound")).isEmpty();
        });
  }
}
