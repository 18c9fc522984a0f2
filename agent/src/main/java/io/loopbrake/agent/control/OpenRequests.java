/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

import io.loopbrake.agent.delivery.DeliveryRules;
import io.loopbrake.agent.task.Task;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The open requests, indexed by thread: while the flag is up, every checkpoint of every thread
 * looks for its request. The list never changes; lists that are derived from it share its table.
 * The table is not one of the JDK, because classes of the JDK may contain checkpoints, too.
 */
final class OpenRequests {
  static final OpenRequests NONE = new OpenRequests(Collections.emptyList(), 0);

  /**
   * Shared with the lists that {@link #with} has derived; the first {@link #size} are those of this
   * list.
   */
  private final StopRequest[] all;

  private final int size;

  /**
   * By the hash of the thread; shared in the same way, so that requests of a derived list may be
   * found in this one.
   */
  private final AtomicReferenceArray<StopRequest> slots;

  OpenRequests(Collection<StopRequest> requests) {
    this(requests, Math.max(4, 2 * requests.size()));
  }

  private OpenRequests(Collection<StopRequest> requests, int capacity) {
    this.all = requests.toArray(new StopRequest[capacity]);
    this.size = requests.size();
    this.slots = new AtomicReferenceArray<>(Math.max(2, Integer.highestOneBit(capacity) << 2));
    for (StopRequest request : requests) {
      enter(request);
    }
  }

  private OpenRequests(OpenRequests before, StopRequest added) {
    this.all = before.all;
    this.size = before.size + 1;
    this.slots = before.slots;
    all[before.size] = added;
    enter(added);
  }

  private void enter(StopRequest request) {
    int slot = slot(request.threadHash());
    while (slots.get(slot) != null) {
      slot = slot(slot + 1);
    }
    slots.set(slot, request);
  }

  private int slot(int hash) {
    return hash & slots.length() - 1;
  }

  /**
   * This list and one more request. To be called on the newest list only, because derived lists
   * share their memory, which is doubled when it is full.
   */
  OpenRequests with(StopRequest added) {
    if (size == all.length) {
      return new OpenRequests(new OpenRequests(all()), added);
    }
    return new OpenRequests(this, added);
  }

  /** The requests in the order of their creation. */
  List<StopRequest> all() {
    return Collections.unmodifiableList(Arrays.asList(all).subList(0, size));
  }

  boolean isEmpty() {
    return size == 0;
  }

  /** The open request for this task, or null. */
  StopRequest of(Task task) {
    for (int slot = slot(System.identityHashCode(task.thread()));
        slots.get(slot) != null;
        slot = slot(slot + 1)) {
      Task target = slots.get(slot).task();
      if (target != null && target.isSameAs(task) && slots.get(slot).isOpen()) {
        return slots.get(slot);
      }
    }
    return null;
  }

  /** Whether there is a request for the thread. */
  boolean isFor(Thread thread) {
    for (int slot = slot(System.identityHashCode(thread));
        slots.get(slot) != null;
        slot = slot(slot + 1)) {
      if (slots.get(slot).thread() == thread) {
        return true;
      }
    }
    return false;
  }

  /** Delivers the requests for the calling thread. Returns whether there are any. */
  boolean deliver(Thread current, DeliveryRules rules) {
    boolean isTarget = false;
    for (int slot = slot(System.identityHashCode(current));
        slots.get(slot) != null;
        slot = slot(slot + 1)) {
      if (slots.get(slot).thread() == current) {
        isTarget = true;
        slots.get(slot).deliver(rules);
      }
    }
    return isTarget;
  }

  /**
   * Closes the requests for tasks of the calling thread that are over, and takes back their
   * interrupts, which the next work of the thread must not get. Returns whether that was the end of
   * a request.
   */
  boolean taskChanged(Thread current) {
    boolean ended = false;
    for (int slot = slot(System.identityHashCode(current));
        slots.get(slot) != null;
        slot = slot(slot + 1)) {
      if (slots.get(slot).thread() == current) {
        ended |= slots.get(slot).taskChanged();
      }
    }
    return ended;
  }
}
