/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

/**
 * The state machine of one request: its phases, in an order that {@link RequestState#mayBecome}
 * allows. Thread-safe.
 */
final class RequestLife {
  private volatile Phase last = Phase.pending();
  private boolean firm;
  private boolean revoked;

  Phase phase() {
    return last;
  }

  boolean isOpen() {
    return last.state.isOpen();
  }

  boolean isDelivered() {
    return last.state == RequestState.DELIVERED;
  }

  /** The only place where the phase changes. Returns whether it may, and has. */
  private boolean enter(Phase next) {
    boolean may = last.state.mayBecome(next.state);
    if (may) {
      last = next;
    }
    return may;
  }

  /** Notes the first delivery; later ones change nothing. Returns whether the request was open. */
  synchronized boolean deliver(String where) {
    if (last.state == RequestState.PENDING) {
      enter(last.then(RequestState.DELIVERED, last.progress.thrown(where)));
    }
    return isOpen();
  }

  /** Notes the first interrupt; later ones change nothing. */
  synchronized void interrupt(String where) {
    if (isOpen() && !last.progress.isInterrupted()) {
      enter(last.then(last.state, last.progress.interrupted(where)));
    }
  }

  /** Notes how the first wait was ended; later ones change nothing. */
  synchronized void unblock(String how) {
    if (isOpen() && !last.progress.isUnblocked()) {
      enter(last.then(last.state, last.progress.unblocked(how)));
    }
  }

  /** Adds a fact to the description. Returns whether the request was open. */
  synchronized boolean amend(String fact) {
    boolean open = isOpen();
    if (open && last.progress.and(fact) != last.progress) {
      enter(last.then(last.state, last.progress.and(fact)));
    }
    return open;
  }

  /** Sets what the work was last seen to do. Does nothing if the request is closed. */
  synchronized void observe(String what) {
    if (isOpen() && last.progress.observed(what) != last.progress) {
      enter(last.then(last.state, last.progress.observed(what)));
    }
  }

  /** From now on, {@link #revoke} does nothing. Returns whether the request was open. */
  synchronized boolean makeFirm() {
    firm = true;
    return isOpen();
  }

  /** Whether {@link #revoke} would close it: nothing was thrown yet, and it was not made firm. */
  synchronized boolean isRevocable() {
    return !firm && last.state == RequestState.PENDING;
  }

  /** Closes the request if it is revocable. */
  synchronized void revoke(Ending ending, String deferral) {
    if (isRevocable()) {
      revoked = enter(last.end(ending, deferral));
    }
  }

  /** Closes the request if it is revocable, because its work is over. */
  synchronized void end(Ending ending, String deferral) {
    if (isRevocable()) {
      enter(last.end(ending, deferral));
    }
  }

  synchronized boolean isRevoked() {
    return revoked;
  }

  /** Whether the stop has reached the task, and the request was not given up since. */
  boolean hasHit() {
    RequestState now = last.state;
    return now == RequestState.DELIVERED || now == RequestState.STOPPED;
  }

  /**
   * Closes the request if it is open. Returns whether it was.
   *
   * @param deferral why the stop was deferred last; empty if it never was
   */
  synchronized boolean close(Ending ending, String deferral) {
    return isOpen() && enter(last.end(ending, deferral));
  }
}
