/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.loopbrake.agent.testing.ForkedJvm;
import io.loopbrake.agent.testing.Jdk;
import io.loopbrake.agent.testing.JdkTool;
import io.loopbrake.agent.testing.Lines;
import io.loopbrake.agent.testing.Lines.Line;
import io.loopbrake.agent.testing.LoopbrakeClient;
import io.loopbrake.agent.testing.RunningJvm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Recordings have what the notifications have, and a JVM that does not record has nothing of it.
 */
@Tag("full")
class FlightRecorderIT {
  private static final String TOLD = "io.loopbrake.audit.Told";
  private static final String OPTIONS = "include=io.loopbrake.audit.**,interrupt=never";
  private static final Map<String, String> EVENTS =
      Map.of("PENDING", "io.loopbrake.StopRequest", "DELIVERED", "io.loopbrake.StopDelivery");
  private static final List<String> SAME = List.of("id", "state", "requestedBy", "reason", "stack");
  private static final int CHANGES = 15;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private Path directory;

  static List<Jdk> jdksWithRecorder() {
    List<Jdk> jdks = Jdk.available().stream().filter(jdk -> jdk.version() >= 11).toList();
    int newest = jdks.get(jdks.size() - 1).version();
    return jdks.stream()
        .filter(jdk -> List.of(11, 17, 25, newest).contains(jdk.version()))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("jdksWithRecorder")
  void each_change_of_state_is_an_event_of_the_recording(Jdk jdk) throws Exception {
    Path recording = directory.resolve("stops.jfr");
    List<Line> told =
        Lines.of(
                ForkedJvm.of(jdk)
                    .withFlags("-XX:StartFlightRecording=filename=" + recording)
                    .withAgent(OPTIONS)
                    .run(TOLD))
            .ofKind("told");

    List<RecordedEvent> events = RecordedEvent.in(recording, jdk);

    assertThat(told).hasSize(CHANGES);
    assertThat(events)
        .extracting(event -> event.name() + " " + SAME.stream().map(event::get).toList())
        .containsExactlyInAnyOrderElementsOf(
            told.stream()
                .map(line -> nameOf(line) + " " + SAME.stream().map(line::get).toList())
                .toList());
    assertThat(events)
        .allSatisfy(
            event -> {
              assertThat(event.get("task")).isEqualTo(event.get("threadId") + "#0");
              assertThat(event.get("why")).isNotBlank();
              assertThat(event.get("forced")).isEqualTo("false");
            });
  }

  @ParameterizedTest
  @MethodSource("jdksWithRecorder")
  void a_recording_that_is_started_later_holds_the_stops_from_then_on(Jdk jdk) throws Exception {
    Path recording = directory.resolve("later.jfr");
    try (RunningJvm jvm =
        ForkedJvm.of(jdk)
            .withAgent("include=io.loopbrake.probes.**")
            .startReady("io.loopbrake.probes.Spinners")) {
      try (LoopbrakeClient client = jvm.connect()) {
        client.call("stopThreadsNamed", "spinner-1", "before");
        assertThat(jvm.nextLine()).startsWith("spinner-1 ");

        jcmd(jdk, jvm, "JFR.start", "name=later");
        client.call("stopThreadsNamed", "other", "while it records");
        assertThat(jvm.nextLine()).startsWith("other ");
      }
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () -> {
                jcmd(jdk, jvm, "JFR.dump", "name=later", "filename=" + recording);
                assertThat(RecordedEvent.in(recording, jdk))
                    .filteredOn(event -> event.get("reason").equals("while it records"))
                    .extracting(RecordedEvent::name)
                    .contains(
                        "io.loopbrake.StopRequest",
                        "io.loopbrake.StopDelivery",
                        "io.loopbrake.StopEnd");
              });
    }
  }

  private static void jcmd(Jdk jdk, RunningJvm jvm, String... words) throws Exception {
    JdkTool.run(
        jdk,
        "jcmd",
        Stream.concat(Stream.of(Long.toString(jvm.pid())), Stream.of(words))
            .toArray(String[]::new));
  }

  private static String nameOf(Line told) {
    return EVENTS.getOrDefault(told.get("state"), "io.loopbrake.StopEnd");
  }

  @Test
  void a_jvm_that_does_not_record_loads_nothing_of_the_recorder_but_the_question()
      throws Exception {
    Path loaded = directory.resolve("loaded.log");
    Lines.of(
        ForkedJvm.of(Jdk.ofBuild())
            .withFlags("-Xlog:class+load:file=" + loaded)
            .withAgent(OPTIONS)
            .run(TOLD));

    assertThat(loaded)
        .content()
        .contains(" io.loopbrake.agent.recording.FlightEvents ", " jdk.jfr.FlightRecorder ")
        .doesNotContain(".StopEvent", "jdk.jfr.internal.PlatformRecorder");
  }

  @Test
  void a_start_without_a_stop_does_not_even_ask() throws Exception {
    Path loaded = directory.resolve("loaded.log");
    ForkedJvm.Result result =
        ForkedJvm.of(Jdk.ofBuild())
            .withFlags("-Xlog:class+load:file=" + loaded)
            .withAgent(OPTIONS)
            .run("io.loopbrake.probes.Hello");

    assertThat(result.exitCode()).isZero();
    assertThat(loaded)
        .content()
        .contains(" io.loopbrake.agent.recording.FlightRecording ")
        .doesNotContain("FlightEvents", " jdk.jfr.");
  }

  @Test
  void java_8_goes_without_and_says_nothing() {
    assumeThat(Jdk.of(8)).isPresent();

    assertAllIsToldAndNothingElseIsSaid(Jdk.of(8).orElseThrow());
  }

  @Test
  void a_runtime_without_the_recorder_goes_without_and_says_nothing() throws Exception {
    Path modules = Jdk.ofBuild().home().resolve("jmods");
    assumeThat(Files.isDirectory(modules)).isTrue();
    Path home = directory.resolve("runtime");
    JdkTool.run(
        Jdk.ofBuild(),
        "jlink",
        "--module-path",
        modules.toString(),
        "--add-modules",
        "java.instrument,java.management",
        "--output",
        home.toString());
    Jdk runtime = new Jdk(Jdk.ofBuild().version(), home);

    assertThat(ForkedJvm.of(runtime).run("--list-modules").out())
        .contains("java.management@")
        .doesNotContain("jdk.jfr", "java.rmi");
    assertAllIsToldAndNothingElseIsSaid(runtime);
  }

  private static void assertAllIsToldAndNothingElseIsSaid(Jdk jdk) {
    ForkedJvm.Result result = ForkedJvm.of(jdk).withAgent(OPTIONS).run(TOLD);

    assertThat(Lines.of(result).ofKind("told")).hasSize(CHANGES);
    assertThat(result.err().lines())
        .hasSize(1 + CHANGES)
        .allMatch(line -> line.startsWith("loopbrake: "));
  }
}
