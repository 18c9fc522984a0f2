/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

import io.loopbrake.agent.delivery.DeliveryRules;
import io.loopbrake.agent.task.Task;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The open requests, found by thread without looking at the others: while the flag is up every
 * checkpoint of every thread asks. Immutable. A table of our own, because those of the JDK may hold
 * checkpoints, too.
 */
final class OpenRequests {
  static final OpenRequests NONE = new OpenRequests(new ArrayList<>());

  private final List<StopRequest> all;
  private final StopRequest[] slots;

  OpenRequests(Collection<StopRequest> requests) {
    this.all = new ArrayList<>(requests);
    this.slots = new StopRequest[Math.max(2, Integer.highestOneBit(all.size()) << 2)];
    for (StopRequest request : all) {
      int slot = slot(request.threadHash());
      while (slots[slot] != null) {
        slot = slot(slot + 1);
      }
      slots[slot] = request;
    }
  }

  private int slot(int hash) {
    return hash & slots.length - 1;
  }

  OpenRequests with(StopRequest added) {
    List<StopRequest> more = new ArrayList<>(all);
    more.add(added);
    return new OpenRequests(more);
  }

  /** In the order in which they were made. */
  List<StopRequest> all() {
    return all;
  }

  boolean isEmpty() {
    return all.isEmpty();
  }

  /** The open one for this task, or null. */
  StopRequest of(Task task) {
    for (int slot = slot(System.identityHashCode(task.thread()));
        slots[slot] != null;
        slot = slot(slot + 1)) {
      Task target = slots[slot].task();
      if (target != null && target.isSameAs(task) && slots[slot].isOpen()) {
        return slots[slot];
      }
    }
    return null;
  }

  /** Delivers what is meant for the calling thread. */
  void deliver(Thread current, DeliveryRules rules) {
    for (int slot = slot(System.identityHashCode(current));
        slots[slot] != null;
        slot = slot(slot + 1)) {
      if (slots[slot].thread() == current) {
        slots[slot].deliver(rules);
      }
    }
  }

  /**
   * Closes what was meant for a task of the calling thread that is over, and takes back interrupts
   * that were not meant for what it does now. Returns whether that was the end of a request.
   */
  boolean taskChanged(Thread current) {
    boolean ended = false;
    for (int slot = slot(System.identityHashCode(current));
        slots[slot] != null;
        slot = slot(slot + 1)) {
      if (slots[slot].thread() == current) {
        ended |= slots[slot].taskChanged();
      }
    }
    return ended;
  }
}
