/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

/** The state of a stop request. */
public enum RequestState {
  /** The stop is requested; the stop error has not been thrown yet. */
  PENDING(true),
  /** The stop error was thrown at least once; the task is not over yet. */
  DELIVERED(true),
  /** The task ended after the stop error was thrown in it or its wait was ended. */
  STOPPED(false),
  /** The task or a worker's job ended by itself before the stop error could be thrown in it. */
  MISSED(false),
  /** An operator cancelled it, or the code noticed its interrupt; nothing more is thrown. */
  CANCELLED(false),
  /** Its time ended while the task continued; nothing more is thrown. */
  EXPIRED(false);

  private final boolean open;

  RequestState(boolean open) {
    this.open = open;
  }

  /** Whether the request is still pursued: checkpoints throw, or will. */
  public boolean isOpen() {
    return open;
  }

  /**
   * Whether a request may go on from this state to another one, or to the same one of which more is
   * known by then. A throw cannot be taken back, and a closed request does not change.
   */
  boolean mayBecome(RequestState next) {
    switch (this) {
      case PENDING:
        return true;
      case DELIVERED:
        return next != PENDING;
      default:
        return false;
    }
  }
}
