/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.testing.Jdk;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * One shell that does what a page says, from the root of the project on, with the JDK of the build
 * and the garbage collector that it takes by itself on all but the smallest machines.
 */
final class Shell implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 120;
  private static final String END = "--- end of the commands";

  /** What the launcher says of the option that we set. */
  private static final String NOTE = "NOTE: Picked up JDK_JAVA_OPTIONS";

  private final Process process;
  private final BufferedReader output;
  private final Writer input;

  Shell() throws IOException {
    Path java = Jdk.ofBuild().java().getParent();
    ProcessBuilder builder =
        new ProcessBuilder("bash").directory(MarkdownPage.ROOT.toFile()).redirectErrorStream(true);
    builder
        .environment()
        .merge("PATH", java.toString(), (old, own) -> own + File.pathSeparator + old);
    builder.environment().put("JDK_JAVA_OPTIONS", "-XX:+UseG1GC");
    process = builder.start();
    output = process.inputReader();
    input = process.outputWriter();
  }

  /** Runs commands and returns what they wrote to either stream. */
  String run(String commands) throws Exception {
    input.write(commands + "\necho '" + END + "'\n");
    input.flush();
    return CompletableFuture.supplyAsync(this::readToEnd).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  private String readToEnd() {
    StringBuilder text = new StringBuilder();
    output
        .lines()
        .takeWhile(line -> !line.equals(END))
        .filter(line -> !line.startsWith(NOTE))
        .forEach(line -> text.append(line).append('\n'));
    return text.toString();
  }

  /** The value that a variable has. */
  String variable(String name) {
    try {
      return run("echo \"$" + name + "\"").strip();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** Saves a file where the shell is. */
  void save(String name, String text) throws Exception {
    assertThat(run("cat >'" + name + "' <<'--- end of file'\n" + text + "\n--- end of file"))
        .isEmpty();
  }

  /** Ends the shell and whatever it has started. */
  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
