/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.generated;

import io.loopbrake.agent.testing.ForkedJvm;
import io.loopbrake.agent.testing.Jdk;
import java.io.BufferedReader;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A JVM with the packaged agent that runs one program after the other. */
final class ProgramsJvm implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 120;
  private static final int LINES_KEPT = 50;

  private final Process process;
  private final DataOutputStream to;
  private final DataInputStream from;
  private final Deque<String> said = new ArrayDeque<>();

  /**
   * Starts one.
   *
   * @param checkpoint the kind of its checkpoints
   * @param collector its garbage collector, as in the JVM's flags
   */
  ProgramsJvm(Jdk jdk, String checkpoint, String collector) {
    process =
        ForkedJvm.of(jdk)
            .withFlags("-XX:+Use" + collector + "GC")
            .withAgent("include=generated.**,cleanup=50ms,log=warn,checkpoint=" + checkpoint)
            .start("io.loopbrake.generated.Programs")
            .process();
    to = new DataOutputStream(process.getOutputStream());
    from = new DataInputStream(process.getInputStream());
    Thread reader = new Thread(this::listen, "what " + checkpoint + " says");
    reader.setDaemon(true);
    reader.start();
  }

  private void listen() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        synchronized (said) {
          said.add(line);
          if (said.size() > LINES_KEPT) {
            said.remove();
          }
        }
      }
    } catch (IOException e) {
      synchronized (said) {
        said.add(e.toString());
      }
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /**
   * Runs a program.
   *
   * @param pause how long it runs before it is stopped, in milliseconds; negative if it is not
   * @param patience how long it may go on then, in milliseconds
   */
  Outcome run(byte[] plain, byte[] included, long fuel, long pause, long patience) {
    return ask(
        () -> {
          to.write(1);
          to.writeInt(plain.length);
          to.write(plain);
          to.writeInt(included.length);
          to.write(included);
          to.writeLong(fuel);
          to.writeLong(pause);
          to.writeLong(patience);
          to.flush();
          return new Outcome(from.readUTF(), from.readUTF(), from.readUTF());
        });
  }

  private interface Exchange<T> {
    T apply() throws IOException;
  }

  private <T> T ask(Exchange<T> exchange) {
    CompletableFuture<Object> watchdog =
        new CompletableFuture<>().completeOnTimeout("", PATIENCE_SECONDS, TimeUnit.SECONDS);
    watchdog.thenRun(process::destroyForcibly);
    try {
      return exchange.apply();
    } catch (IOException e) {
      process.destroyForcibly();
      synchronized (said) {
        throw new AssertionError(
            "the JVM is gone, or was killed; last it said\n" + String.join("\n", said), e);
      }
    } finally {
      watchdog.cancel(false);
    }
  }

  /** How many classes the agent failed at, in words. */
  String failures() {
    return ask(
        () -> {
          to.write(0);
          to.flush();
          return from.readUTF();
        });
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
