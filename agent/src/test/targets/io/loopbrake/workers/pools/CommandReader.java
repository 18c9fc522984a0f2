/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.workers.pools;

import io.loopbrake.workers.chores.Chore;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A worker that reads what to do, line by line. */
final class CommandReader extends Pool {
  private static final int SIZE = 1 << 16;

  private final Map<Integer, Chore> chores = new ConcurrentHashMap<>();
  private final PipedOutputStream commands = new PipedOutputStream();
  private final PipedInputStream input = new PipedInputStream(commands, SIZE);
  private int last;

  CommandReader() throws IOException {
    start(this::read, "reader");
  }

  private void read() {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(input, StandardCharsets.US_ASCII))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        try {
          chores.remove(Integer.valueOf(line)).perform();
        } catch (Throwable t) {
          log(t);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public synchronized void submit(Chore chore) {
    chores.put(++last, chore);
    try {
      commands.write((last + "\n").getBytes(StandardCharsets.US_ASCII));
      commands.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
