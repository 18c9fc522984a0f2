/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The parts of an agent that are at work. They are closed in the reverse of the order in which they
 * were started: those so far if the start of the next one fails, and all of them when the agent is
 * removed. Thread-safe.
 */
final class Parts {
  private final Deque<Closing> closings = new ArrayDeque<>();
  private boolean closed;

  /** The beginning of a part's work. */
  @FunctionalInterface
  interface Starting {
    void start();
  }

  /** Undoes what the start of a part did, also if that start failed halfway. */
  @FunctionalInterface
  interface Closing {
    void close() throws InterruptedException;
  }

  /** Starts a part; does nothing if the others have been closed already. */
  synchronized void start(Starting starting, Closing closing) {
    if (!closed) {
      closings.push(closing);
      starting.start();
    }
  }

  /** Adds a part that is at work already. */
  void add(Closing closing) {
    start(() -> {}, closing);
  }

  /**
   * Closes all of them; one that fails does not keep the others open. Returns whether there was
   * anything to close, which a second call does not find.
   */
  synchronized boolean close() {
    if (closed) {
      return false;
    }
    closed = true;
    boolean interrupted = false;
    while (!closings.isEmpty()) {
      try {
        closings.pop().close();
      } catch (InterruptedException hurried) {
        interrupted = true;
      } catch (Throwable failure) {
        // What the others undo matters more, and nobody is left to be told.
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return true;
  }
}
