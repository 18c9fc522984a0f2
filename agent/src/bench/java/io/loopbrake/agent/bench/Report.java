/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.bench;

import io.loopbrake.agent.testing.Jdk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a benchmark found, as Markdown: on stdout at once, and in a file when it is over. */
final class Report implements AutoCloseable {
  static final Path DIRECTORY = Path.of("target", "bench");

  private final Path file;
  private final StringBuilder text = new StringBuilder();

  Report(String name) {
    this.file = DIRECTORY.resolve(name + ".md");
    line("# " + name + "\n\n" + Machine.describe() + "\n");
  }

  void section(Jdk jdk, String how) {
    line("## " + jdk + "\n\n" + Machine.version(jdk) + "; " + how + "\n");
  }

  void line(String line) {
    System.out.println(line);
    text.append(line).append('\n');
    write();
  }

  private void write() {
    try {
      Files.createDirectories(DIRECTORY);
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    System.out.println("written to " + file.toAbsolutePath());
  }
}
