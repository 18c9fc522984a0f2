/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.assertj.core.api.Assumptions;

/** A command on a terminal of 80 columns, with somebody at the keys. */
final class TerminalRun implements AutoCloseable {
  static final String CTRL_C = "\u0003";

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Path SCRIPT = Path.of("/usr/bin/script");
  private static final String EXIT = "exit code ";

  private final Path seen;
  private final Process script;
  private final OutputStream keys;

  private TerminalRun(String commands, Map<String, String> environment) throws IOException {
    seen = Files.createTempFile("terminal", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(SCRIPT.toString(), "-qec", commands, "/dev/null")
            .redirectErrorStream(true)
            .redirectOutput(seen.toFile());
    builder.environment().remove("NO_COLOR");
    builder.environment().putAll(Map.of("TERM", "xterm", "LC_ALL", "C.UTF-8"));
    builder.environment().putAll(environment);
    script = builder.start();
    keys = script.getOutputStream();
  }

  /** The test is skipped where there is no terminal to be had. */
  static TerminalRun of(List<String> words, Map<String, String> environment) throws IOException {
    Assumptions.assumeThat(SCRIPT).exists();
    String command = words.stream().map(w -> "'" + w + "'").collect(Collectors.joining(" "));
    // The shell outlives Ctrl-C to tell how the command left the terminal.
    return new TerminalRun(
        "trap : INT; stty rows 24 cols 80; " + command + "; echo " + EXIT + "$?; stty -a",
        environment);
  }

  void awaitText(String text) {
    awaitText(text, 1);
  }

  void awaitText(String text, int times) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(text().split(text, -1)).hasSizeGreaterThan(times));
  }

  void type(String text) throws IOException {
    keys.write(text.getBytes(StandardCharsets.UTF_8));
    keys.flush();
  }

  /** All that the terminal was sent, when the command has ended. */
  String toEnd() throws InterruptedException {
    assertThat(script.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).as(text()).isTrue();
    assertThat(text()).contains(EXIT);
    return text();
  }

  /** What the command wrote, without the settings of the terminal behind it. */
  String shown() throws InterruptedException {
    String all = toEnd();
    return all.substring(0, all.lastIndexOf(EXIT));
  }

  int exitCode() throws InterruptedException {
    return Integer.parseInt(toEnd().replaceAll("(?s).*" + EXIT + "(\\d+).*", "$1"));
  }

  /** Lines are edited and what is typed is seen, as before. */
  void assertLeftAsItWas() throws InterruptedException {
    assertThat(toEnd()).containsPattern("(?<!-)icanon").containsPattern("(?<!-)echo\\b");
  }

  private String text() {
    try (InputStream in = Files.newInputStream(seen)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    keys.close();
    script.descendants().forEach(ProcessHandle::destroyForcibly);
    script.destroyForcibly().onExit().join();
    Files.delete(seen);
  }
}
