/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The parts of an agent that are at work. They are closed in the reverse of the order in which they
 * were added: those so far if a start fails, and all of them when the agent is removed.
 * Thread-safe.
 */
final class Parts {
  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private boolean closed;

  /**
   * Adds a part before it starts, so that it is closed even if its start fails halfway.
   *
   * @return whether it may start: false if the others have been closed already
   */
  synchronized boolean add(AutoCloseable part) {
    if (!closed) {
      parts.push(part);
    }
    return !closed;
  }

  /**
   * Closes all parts, also if one of them fails. Returns false if they have been closed already.
   */
  synchronized boolean close() {
    if (closed) {
      return false;
    }
    closed = true;
    boolean interrupted = false;
    while (!parts.isEmpty()) {
      try {
        parts.pop().close();
      } catch (InterruptedException hurried) {
        interrupted = true;
      } catch (Throwable failure) {
        // The other parts have to be closed in any case, and nobody is left to hear of the failure.
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return true;
  }
}
