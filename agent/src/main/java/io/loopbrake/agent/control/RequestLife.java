/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

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

  /** Notes the first delivery; later ones change nothing. Returns whether the request was open. */
  boolean deliver(String where) {
    return advance(
        phase ->
            phase.state == RequestState.PENDING
                ? phase.then(RequestState.DELIVERED, phase.progress.thrown(where))
                : phase);
  }

  /** Notes the first interrupt; later ones change nothing. */
  void interrupt(String where) {
    advance(
        phase ->
            phase.progress.isInterrupted()
                ? phase
                : phase.then(phase.state, phase.progress.interrupted(where)));
  }

  /** Adds to what is said of the state. Returns whether the request was open. */
  boolean amend(String fact) {
    return advance(phase -> phase.then(phase.state, phase.progress.and(fact)));
  }

  /**
   * Closes the request if it is open. Returns whether it was.
   *
   * @param putOff why the stop was put off last; empty if it never was
   */
  boolean close(Ending ending, String putOff) {
    return advance(phase -> phase.end(ending, putOff));
  }

  private boolean advance(UnaryOperator<Phase> step) {
    Phase before;
    do {
      before = last.get();
      if (!before.state.isOpen()) {
        return false;
      }
    } while (!last.compareAndSet(before, step.apply(before)));
    return true;
  }
}
