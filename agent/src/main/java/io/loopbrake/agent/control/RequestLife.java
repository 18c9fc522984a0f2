/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

import java.util.concurrent.atomic.AtomicReference;

/** The phases of one request; a closed request changes no more. Thread-safe. */
final class RequestLife {
  private final AtomicReference<Phase> last = new AtomicReference<>(Phase.pending());

  Phase phase() {
    return last.get();
  }

  boolean isOpen() {
    return phase().state.isOpen();
  }

  boolean isDelivered() {
    return phase().state == RequestState.DELIVERED;
  }

  /** Notes the first delivery. Returns whether the request was open. */
  boolean deliver(String why) {
    Phase before = last.get();
    while (before.state == RequestState.PENDING
        && !last.compareAndSet(before, before.then(RequestState.DELIVERED, why))) {
      before = last.get();
    }
    return before.state.isOpen();
  }

  /** Adds to what is said of the state. Returns whether the request was open. */
  boolean amend(String more) {
    Phase before;
    Phase after;
    do {
      before = last.get();
      if (!before.state.isOpen()) {
        return false;
      }
      after = before.then(before.state, before.why.isEmpty() ? more : before.why + "; " + more);
    } while (!last.compareAndSet(before, after));
    return true;
  }

  /** Closes the request if it is open. Returns whether it was. */
  boolean close(Ending ending) {
    Phase before;
    Phase after;
    do {
      before = last.get();
      if (!before.state.isOpen()) {
        return false;
      }
      boolean delivered = before.state == RequestState.DELIVERED;
      after = before.then(ending.state(delivered), ending.why(delivered, before.why));
    } while (!last.compareAndSet(before, after));
    return true;
  }
}
