/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.cli;

import io.loopbrake.agent.jmx.Columns;
import io.loopbrake.agent.link.Operation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An agent whose JVM is made up. The id of a request is that of its thread. */
final class AnsweringAgent implements AgentConnection {
  private final List<Map<String, Object>> threads = new ArrayList<>();
  private final List<Map<String, Object>> busy = new ArrayList<>();
  private final List<Map<String, Object>> requests = new ArrayList<>();
  private final Map<Long, String> refusals = new HashMap<>();
  private String state = "STOPPED";
  private long lastAnswered;
  private boolean lost;

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

  /** Stops and plans of this thread are refused. */
  AnsweringAgent refusing(long id, String why) {
    refusals.put(id, why);
    return this;
  }

  /** All requests come to this state at once. */
  AnsweringAgent withState(String name) {
    state = name;
    return this;
  }

  /** The connection is lost after the request for this thread. */
  AnsweringAgent lostAfter(long id) {
    lastAnswered = id;
    return this;
  }

  @Override
  public Object call(Operation operation, Object... arguments) throws IOException {
    if (lost) {
      throw new IOException("made up");
    }
    switch (operation) {
      case THREAD_NAMES:
        return threads;
      case FIND_BUSY:
        return Map.of(Columns.LOOPS, busy, Columns.UNCOVERED, List.of());
      case PLAN_RESCUE:
        return "plan of " + allowed((Long) arguments[0]);
      case REQUEST_RESCUE:
        return List.of(request(allowed(Long.parseLong((String) arguments[0]))));
      case REQUESTS:
        return requests;
      default:
        throw new IllegalArgumentException("not made up: " + operation);
    }
  }

  private long allowed(long id) {
    if (refusals.containsKey(id)) {
      throw new IllegalArgumentException(refusals.get(id));
    }
    return id;
  }

  private Map<String, Object> request(long id) {
    Map<String, Object> row = new HashMap<>();
    row.put(Columns.ID, id);
    row.put(Columns.TASK, id + "#0");
    row.put(Columns.STATE, state);
    row.put(Columns.WHY, "made up");
    threads.stream()
        .filter(thread -> thread.get(Columns.THREAD_ID).equals(id))
        .forEach(row::putAll);
    requests.add(row);
    lost = id == lastAnswered;
    return row;
  }

  @Override
  public void close() {}
}
