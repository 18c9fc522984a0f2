/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class DemoIT {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true);

  @Test
  void storyComesTrue() {
    Story.Facts facts = Demo.play(System.getProperties(), new Screen(out));

    assertThat(facts.exitCode()).isZero();
    assertThat(facts.orders().lowestRate() * 2).isGreaterThanOrEqualTo(facts.orders().quietRate());
    assertThat(facts.orders().heartbeats()).isGreaterThan(5);
    assertThat(facts.stopped()).extracting(StoppedJob::name).containsExactly("solver", "regex");
    assertThat(facts.stopped())
        .allSatisfy(
            job -> {
              assertThat(job.request().state()).isEqualTo("STOPPED");
              assertThat(job.millis()).isLessThan(1000);
              assertThat(job.lastWords()).contains(job.request().reason());
              assertThat(printed()).contains("STOPPED after " + job.millis() + " ms");
            });
    assertThat(facts.stopped().get(0).loop().loop())
        .matches(Pattern.quote("com.acme.orders.jobs.PriceSolver.solve:") + "\\d+");
    assertThat(facts.stopped().get(1).loop().loop()).startsWith("java.util.regex.Pattern");
    assertThat(printed()).contains("jconsole", "findLoops", "stopThread", "Requests");
    List<String> command = Demo.commandFrom(System.getProperties()).forShell();
    assertThat(printed().lines()).containsSequence(command);
    assertThat(printed().lines().filter(line -> !command.contains(line)))
        .allMatch(line -> line.length() <= Screen.COLUMNS);
  }

  @Test
  void commandForThePersonStartsTheServerWithTheAgent() {
    List<String> lines = Demo.commandFrom(System.getProperties()).forShell();
    Path java = Path.of(System.getProperty("java.home"), "bin");
    String script = "PATH=\"" + java + ":$PATH\"\n" + String.join("\n", lines);
    try (RunningSample sample =
        RunningSample.start(List.of("sh", "-c", script), new Screen(out)::application)) {
      sample.awaitLine("the order server is up");
      sample.type("quit");

      assertThat(sample.exitCode()).isZero();
    }
    assertThat(printed()).containsIgnoringCase("loopbrake");
  }

  @Tag("full")
  @Test
  void applicationWithoutTheAgentIsAFailure() {
    SampleCommand command = SampleCommand.withoutAgent(System.getProperty(Demo.SAMPLE_PROPERTY));

    assertThatExceptionOfType(DemoFailedException.class)
        .isThrownBy(() -> new Story(command, new Screen(out)).tell())
        .withMessageContaining("it runs without brakes");
  }

  @Test
  void applicationThatDoesNotStartIsAFailure() {
    SampleCommand command = SampleCommand.withoutAgent("nowhere");

    assertThatExceptionOfType(DemoFailedException.class)
        .isThrownBy(() -> new Story(command, new Screen(out)).tell())
        .withMessageContaining("ended with exit code 1 before it did have 4 heartbeats");
  }

  @Test
  void failureHasAnExitCodeAndASentence() {
    assertThat(Demo.run(new Properties(), out)).isEqualTo(1);

    assertThat(printed()).contains("THE DEMO FAILED: the system property loopbrake.jar is not set");
  }

  private String printed() {
    return bytes.toString();
  }
}
