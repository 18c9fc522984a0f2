/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.cli;

import io.loopbrake.agent.jmx.Columns;
import io.loopbrake.agent.link.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An agent whose JVM is made up. */
final class AnsweringAgent implements AgentConnection {
  private final List<Map<String, Object>> threads = new ArrayList<>();
  private final List<Map<String, Object>> busy = new ArrayList<>();

  RemoteAgent agent() {
    return new RemoteAgent("4711", this);
  }

  AnsweringAgent withIdle(long id, String name) {
    threads.add(Map.of(Columns.THREAD_ID, id, Columns.THREAD_NAME, name));
    return this;
  }

  AnsweringAgent withBusy(long id, String name) {
    busy.add(Map.of(Columns.THREAD_ID, id, Columns.THREAD_NAME, name, Columns.CPU_PERCENT, 99.0));
    return this;
  }

  @Override
  public Object call(Operation operation, Object... arguments) {
    switch (operation) {
      case THREAD_NAMES:
        return threads;
      case FIND_BUSY:
        return Map.of(Columns.LOOPS, busy, Columns.UNCOVERED, List.of());
      default:
        throw new IllegalArgumentException("not made up: " + operation);
    }
  }

  @Override
  public void close() {}
}
