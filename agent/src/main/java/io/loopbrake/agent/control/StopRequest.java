/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/**
 * One order to stop one thread. The thread itself moves it from PENDING to DELIVERED; every other
 * change is made by {@link StopControl}. Thread-safe.
 */
final class StopRequest {
  private final long id;
  private final long threadId;
  private final String threadName;
  private final Reason reason;
  private final String requestedBy;
  private final Instant requestedAt;
  private final String message;
  private final AtomicReference<Phase> phase;
  private volatile Thread thread;
  private boolean delivering;

  StopRequest(long id, Thread thread, Reason reason, String requestedBy) {
    this.id = id;
    this.thread = thread;
    this.threadId = thread.getId();
    this.threadName = SingleLine.of(thread.getName());
    this.reason = reason;
    this.requestedBy = requestedBy;
    this.requestedAt = Instant.now();
    this.message =
        "stopped by Loopbrake request "
            + id
            + ": "
            + reason
            + " (asked for by "
            + requestedBy
            + ")";
    this.phase = new AtomicReference<>(new Phase(RequestState.PENDING, "", requestedAt));
  }

  long id() {
    return id;
  }

  long threadId() {
    return threadId;
  }

  String threadName() {
    return threadName;
  }

  Reason reason() {
    return reason;
  }

  String requestedBy() {
    return requestedBy;
  }

  Instant requestedAt() {
    return requestedAt;
  }

  /** The thread to stop, or null once the request is closed. */
  Thread thread() {
    return thread;
  }

  boolean isOpen() {
    return phase.get().state.isOpen();
  }

  boolean isDelivered() {
    return phase.get().state == RequestState.DELIVERED;
  }

  /**
   * Throws the stop error while the request is open. Runs in the thread to stop, at a checkpoint.
   */
  void deliver() {
    // JDK classes used below may hold checkpoints of their own.
    if (delivering) {
      return;
    }
    delivering = true;
    try {
      LoopStoppedError error = new LoopStoppedError(id, message);
      Phase before = phase.get();
      if (before.state == RequestState.PENDING) {
        StackTraceElement[] trace = error.getStackTrace();
        String place = trace.length == 0 ? "an unknown place" : StackTraces.frame(trace[0]);
        phase.compareAndSet(
            before, new Phase(RequestState.DELIVERED, "thrown at " + place, Instant.now()));
      }
      if (isOpen()) {
        throw error;
      }
    } finally {
      delivering = false;
    }
  }

  /** Closes the request if it is open. Returns whether it was. */
  boolean close(Ending ending) {
    Phase before;
    Phase after;
    do {
      before = phase.get();
      if (!before.state.isOpen()) {
        return false;
      }
      boolean delivered = before.state == RequestState.DELIVERED;
      after = new Phase(ending.state(delivered), ending.why(delivered, before.why), Instant.now());
    } while (!phase.compareAndSet(before, after));
    thread = null;
    return true;
  }

  RequestView view() {
    Phase current = phase.get();
    Thread target = thread;
    String why = current.why;
    if (current.state.isOpen() && target != null) {
      String whereabouts = Whereabouts.of(target);
      why = why.isEmpty() ? "no checkpoint passed yet; " + whereabouts : why + "; " + whereabouts;
    }
    return new RequestView(this, current.state, why, current.since);
  }

  /** How a request ends, which depends on whether the stop error was thrown before. */
  interface Ending {
    RequestState state(boolean delivered);

    String why(boolean delivered, String delivery);
  }

  /** A state with its reason and time, changed as one. */
  private static final class Phase {
    final RequestState state;
    final String why;
    final Instant since;

    Phase(RequestState state, String why, Instant since) {
      this.state = state;
      this.why = why;
      this.since = since;
    }
  }
}
