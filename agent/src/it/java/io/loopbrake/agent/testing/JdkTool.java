/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs tools of the JDK, such as {@code jstack}. */
public final class JdkTool {
  private static final long PATIENCE_SECONDS = 120;

  private JdkTool() {}

  /**
   * Runs a tool to its end, and kills it when it takes too long.
   *
   * @return what it wrote on both streams
   * @throws IllegalStateException if it failed
   */
  public static String run(Jdk jdk, String tool, String... arguments) {
    return runIn(Path.of(""), jdk, tool, arguments);
  }

  /** The same in this directory, which is that of relative paths among the arguments. */
  public static String runIn(Path directory, Jdk jdk, String tool, String... arguments) {
    List<String> command = new ArrayList<>(List.of(jdk.home().resolve("bin/" + tool).toString()));
    command.addAll(List.of(arguments));
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(directory.toAbsolutePath().toFile())
              .redirectErrorStream(true)
              .start();
      process
          .onExit()
          .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
          .exceptionally(late -> process.destroyForcibly());
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      int exitCode = process.onExit().join().exitValue();
      if (exitCode != 0) {
        throw new IllegalStateException(command + ": exit code " + exitCode + "\n" + output);
      }
      return output;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
