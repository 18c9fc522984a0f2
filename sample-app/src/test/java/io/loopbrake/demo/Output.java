/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What the application has printed so far. */
final class Output {

  private final List<String> lines = new ArrayList<>();
  private final List<Heartbeat> heartbeats = new ArrayList<>();
  private final Consumer<String> listener;

  Output(Consumer<String> listener) {
    this.listener = listener;
  }

  void add(String line) {
    synchronized (this) {
      lines.add(line);
      Heartbeat.in(line, System.nanoTime()).ifPresent(heartbeats::add);
    }
    listener.accept(line);
  }

  synchronized List<Heartbeat> heartbeats() {
    return List.copyOf(heartbeats);
  }

  /** How many lines there are, so that one can wait for what comes after them. */
  synchronized int size() {
    return lines.size();
  }

  /** The first line with this text, leaving out those that were there earlier. */
  synchronized Optional<String> lineWith(String text, int after) {
    return lines.stream().skip(after).filter(line -> line.contains(text)).findFirst();
  }
}
