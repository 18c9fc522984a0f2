/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.loopbrake.agent.testing.Jdk;
import io.loopbrake.demo.Demo;
import io.loopbrake.demo.RunningSample;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A person at a real JConsole, older or newer than the target, stops a job of the sample. Pictures
 * are kept in the build folder.
 */
@Tag("full")
class JConsoleIT {
  private static final Path PICTURES = Path.of("target", "jconsole");

  private static Display display;

  @TempDir private Path directory;

  @BeforeAll
  static void open() throws Exception {
    Display.assumeThere();
    Files.createDirectories(PICTURES);
    display = Display.open();
  }

  @AfterAll
  static void close() {
    if (display != null) {
      display.close();
    }
  }

  @ParameterizedTest
  @CsvSource({"17, 25", "25, 8"})
  void a_runaway_is_found_and_stopped_and_all_of_it_can_be_read(int ofJConsole, int ofSample)
      throws Exception {
    Optional<Jdk> jdk = Jdk.of(ofJConsole);
    Optional<Jdk> target = Jdk.of(ofSample);
    assumeThat(jdk).isPresent();
    assumeThat(target).isPresent();
    List<String> command =
        Demo.commandFrom(System.getProperties()).forProcessOf(target.get().java());
    try (RunningSample sample = RunningSample.start(command, line -> {})) {
      sample.awaitLine("the order server is up");
      sample.type("start solver");
      sample.awaitLine("job-solver started");
      try (JConsole console =
          JConsole.connect(display, jdk.get().home(), sample.pid(), directory)) {
        Path picture = PICTURES.resolve("jconsole-" + ofJConsole + "-on-" + ofSample + ".png");
        stop(sample, console, picture);
      }
    }
  }

  private static void stop(RunningSample sample, JConsole console, Path picture) throws Exception {
    MBeanPanel panel = MBeanPanel.in(console);
    panel.subscribe();

    assertThat(answer(panel, "findLoops", "millis", "1000"))
        .contains("threadName: job-solver", "loop: com.acme.orders.jobs.PriceSolver.solve:");
    assertThat(answer(panel, "stopThread", "threadId", "0", "reason", "nobody"))
        .contains("a thread id is 1 or more, not 0")
        .doesNotContain("\n", "\tat ");

    Map<String, String> fields = fields("pattern", "job-solver", "reason", "the solver oscillates");
    String answer = panel.press("stopThreadsNamed", fields);
    console.photograph(picture);
    panel.closeDialog();

    assertThat(answer)
        .startsWith("request 1 (task ")
        .contains("thread job-solver): ", "look at Requests, or call describe(1)");
    assertThat(sample.awaitLine("job-solver ended after"))
        .contains("stopped by Loopbrake request 1: the solver oscillates");
    await()
        .atMost(30, TimeUnit.SECONDS)
        .untilAsserted(
            () -> assertThat(panel.look("Requests")).contains("id: 1", "state: STOPPED"));
    assertThat(panel.look("Status")).contains("requestsStopped: 1", "classesFailed: 0");
    assertThat(answer(panel, "describe", "requestId", "1"))
        .startsWith("request 1 (task ")
        .contains("STOPPED", "reason: the solver oscillates");
    assertThat(String.join("\n", panel.notifications()))
        .contains("io.loopbrake.request.pending", "io.loopbrake.request.stopped");
  }

  private static String answer(MBeanPanel panel, String operation, String... namesAndValues)
      throws Exception {
    String answer = panel.press(operation, fields(namesAndValues));
    panel.closeDialog();
    return answer;
  }

  private static Map<String, String> fields(String... namesAndValues) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      fields.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return fields;
  }
}
