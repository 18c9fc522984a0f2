/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.tasks;

import java.util.ArrayList;
import java.util.List;
import javax.management.openmbean.CompositeData;

/** A stop request, as its notifications told of it. Not thread-safe. */
final class Request {
  final long id;
  final String task;
  final long thread;
  final long number;
  final List<String> states = new ArrayList<>();
  String why;

  Request(CompositeData row) {
    id = (Long) row.get("id");
    task = (String) row.get("task");
    int hash = task.indexOf('#');
    thread = Long.parseLong(task.substring(0, hash));
    number = Long.parseLong(task.substring(hash + 1));
  }

  void add(CompositeData row) {
    String state = (String) row.get("state");
    if (states.isEmpty() || !state().equals(state)) {
      states.add(state);
    }
    why = (String) row.get("why");
  }

  String state() {
    return states.get(states.size() - 1);
  }

  boolean isOpen() {
    return state().equals("PENDING") || state().equals("DELIVERED");
  }

  @Override
  public String toString() {
    return "request " + id + " for task " + task + ": " + states + ", " + why;
  }
}
