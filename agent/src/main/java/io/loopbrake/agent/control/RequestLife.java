/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

/** The phases of one request; a closed request changes no more. Thread-safe. */
final class RequestLife {
  private volatile Phase last = Phase.pending();

  Phase phase() {
    return last;
  }

  boolean isOpen() {
    return last.state.isOpen();
  }

  boolean isDelivered() {
    return last.state == RequestState.DELIVERED;
  }

  /** Notes the first delivery; later ones change nothing. Returns whether the request was open. */
  synchronized boolean deliver(String where) {
    if (last.state == RequestState.PENDING) {
      last = last.then(RequestState.DELIVERED, last.progress.thrown(where));
    }
    return isOpen();
  }

  /** Notes the first interrupt; later ones change nothing. */
  synchronized void interrupt(String where) {
    if (isOpen() && !last.progress.isInterrupted()) {
      last = last.then(last.state, last.progress.interrupted(where));
    }
  }

  /** Adds to what is said of the state. Returns whether the request was open. */
  synchronized boolean amend(String fact) {
    boolean open = isOpen();
    if (open) {
      last = last.then(last.state, last.progress.and(fact));
    }
    return open;
  }

  /**
   * Closes the request if it is open. Returns whether it was.
   *
   * @param putOff why the stop was put off last; empty if it never was
   */
  synchronized boolean close(Ending ending, String putOff) {
    boolean open = isOpen();
    if (open) {
      last = last.end(ending, putOff);
    }
    return open;
  }
}
