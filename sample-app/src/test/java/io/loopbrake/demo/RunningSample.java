/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The sample application in a process of its own, with a hand on its keyboard. */
public final class RunningSample implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final Process process;
  private final PrintWriter keyboard;
  private final Output output;
  private final Thread reader;

  private RunningSample(Process process, Consumer<String> listener) {
    this.process = process;
    keyboard = new PrintWriter(process.outputWriter(Charset.defaultCharset()), true);
    output = new Output(listener);
    reader = new Thread(this::readOutput, "sample-output");
    reader.setDaemon(true);
    reader.start();
    // for the operator's Ctrl-C, after which nobody calls close
    Thread killer = new Thread(process::destroyForcibly, "sample-killer");
    Runtime.getRuntime().addShutdownHook(killer);
  }

  /** Starts the application; the listener gets each line that it prints. */
  public static RunningSample start(List<String> command, Consumer<String> listener) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      return new RunningSample(process, listener);
    } catch (IOException e) {
      throw new DemoFailedException("the sample application could not be started", e);
    }
  }

  public long pid() {
    return process.pid();
  }

  public void type(String line) {
    keyboard.println(line);
  }

  void endOfInput() {
    keyboard.close();
  }

  Output output() {
    return output;
  }

  /** Waits for a line with this text, whenever it was printed. */
  public String awaitLine(String text) {
    return awaitLine(text, 0);
  }

  /** Waits for a line with this text, leaving out those that were there earlier. */
  String awaitLine(String text, int after) {
    return await(() -> output.lineWith(text, after), "print a line with \"" + text + "\"");
  }

  /** Waits until there are this many heartbeats in all. */
  List<Heartbeat> awaitHeartbeats(int count) {
    return await(
        () -> Optional.of(output.heartbeats()).filter(all -> all.size() >= count),
        "have " + count + " heartbeats");
  }

  private <T> T await(Supplier<Optional<T>> supplier, String what) {
    return Patience.await(
        PATIENCE,
        () -> {
          // asked for before the value: what was printed last must not be missed
          boolean ended = !reader.isAlive();
          Optional<T> value = supplier.get();
          if (ended && value.isEmpty()) {
            throw new DemoFailedException(
                "the sample application ended with exit code "
                    + exitCode()
                    + " before it did "
                    + what);
          }
          return value;
        },
        () -> "the sample application did not " + what + " within " + PATIENCE.toSeconds() + " s");
  }

  /** Waits for the process to end by itself. */
  int exitCode() {
    try {
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw new DemoFailedException("the sample application does not end");
      }
      reader.join(PATIENCE.toMillis());
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DemoFailedException("the demo was interrupted", e);
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  private void readOutput() {
    try (BufferedReader lines = process.inputReader(Charset.defaultCharset())) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        output.add(line);
      }
    } catch (IOException e) {
      if (process.isAlive()) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
