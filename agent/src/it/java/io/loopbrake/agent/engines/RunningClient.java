/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.engines;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A client of an engine in a JVM of its own; see {@code io.loopbrake.engines.EngineClient}. */
final class RunningClient implements AutoCloseable {
  private static final String ANSWER = "answer: ";
  private static final long PATIENCE_SECONDS = 60;

  private final Process process;
  private final BufferedReader answers;
  private final Writer commands;
  private final Path err;

  /** Starts it; what it writes on standard error goes to the file. */
  RunningClient(ProcessBuilder builder, Path err) throws IOException {
    this.err = err;
    process = builder.redirectError(err.toFile()).start();
    answers = process.inputReader();
    commands = process.outputWriter();
  }

  /** A job that ended: its result, and the number of the process that it ran in, if it says so. */
  record Result(long sum, long process) {}

  /** Tells the client something, and returns its answer. */
  String tell(String command) throws Exception {
    commands.write(command + "\n");
    commands.flush();
    try {
      return CompletableFuture.supplyAsync(this::answer).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(command + ": " + Files.readString(err), e);
    }
  }

  private String answer() {
    try {
      String line = answers.readLine();
      while (line != null && !line.startsWith(ANSWER)) {
        line = answers.readLine();
      }
      if (line == null) {
        throw new IllegalStateException("the client has ended");
      }
      return line.substring(ANSWER.length());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Has a job run that ends. */
  Result run() throws Exception {
    String[] words = tell("run").split(" ");
    return new Result(Long.parseLong(words[0]), Long.parseLong(words[1]));
  }

  /** Ends it as the end of its standard input does, or by force. */
  @Override
  public void close() throws IOException {
    commands.close();
    process.onExit().completeOnTimeout(process, PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    if (process.isAlive()) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly().onExit().join();
    }
  }
}
