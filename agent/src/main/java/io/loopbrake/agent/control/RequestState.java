/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

/** Where a stop request stands. */
public enum RequestState {
  /** Asked for; the thread has not passed a checkpoint since. */
  PENDING(true),
  /** The stop error was thrown in the thread at least once; the thread is not over yet. */
  DELIVERED(true),
  /** The thread ended after the stop error had been thrown in it. */
  STOPPED(false),
  /** The thread ended by itself before the stop error could be thrown in it. */
  MISSED(false),
  /** An operator took the request back; nothing more is thrown. */
  CANCELLED(false);

  private final boolean open;

  RequestState(boolean open) {
    this.open = open;
  }

  /** Whether checkpoints still throw, or will. */
  public boolean isOpen() {
    return open;
  }
}
