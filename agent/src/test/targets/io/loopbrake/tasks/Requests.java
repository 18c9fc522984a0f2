/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.tasks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.management.Notification;
import javax.management.NotificationListener;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;

/** All requests that there were, from notifications: the MBean itself forgets old ones. */
final class Requests implements NotificationListener {
  private final Map<Long, Request> requests = new LinkedHashMap<>();
  private volatile Request last;
  private volatile int size;
  private volatile int open;

  @Override
  public synchronized void handleNotification(Notification notification, Object handback) {
    CompositeData row = (CompositeData) notification.getUserData();
    Request request = requests.computeIfAbsent((Long) row.get("id"), id -> new Request(row));
    open -= request.states.isEmpty() || !request.isOpen() ? 0 : 1;
    request.add(row);
    open += request.isOpen() ? 1 : 0;
    size = requests.size();
    last = request;
  }

  /** How many there were. */
  int size() {
    return size;
  }

  /** How many are open. */
  int open() {
    return open;
  }

  /** The one that was heard of last, or null. */
  Request last() {
    return last;
  }

  synchronized Collection<Request> all() {
    return new ArrayList<>(requests.values());
  }

  synchronized Request withId(long id) {
    return requests.get(id);
  }

  /** How many rows of the MBean's table, since the first request here, say what was not told. */
  synchronized int untold(TabularData table) {
    long first = requests.keySet().stream().min(Long::compare).orElse(Long.MAX_VALUE);
    int untold = 0;
    for (Object value : table.values()) {
      CompositeData row = (CompositeData) value;
      if ((Long) row.get("id") >= first && !isTold(row)) {
        untold++;
      }
    }
    return untold;
  }

  private boolean isTold(CompositeData row) {
    Request request = requests.get(row.get("id"));
    return request != null
        && request.state().equals(row.get("state"))
        && request.task.equals(row.get("task"))
        && request.why.equals(row.get("why"));
  }
}
