/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.suspend;

/**
 * The time in which a means keeps something in the JVM, until it is closed. The JVM frees nothing
 * by itself: references to the agent's objects would keep the agent's classes when the agent has
 * been removed, and HotSpot gives the capability to suspend threads to one environment of JVMTI at
 * a time, so the next one would not get it. Thread-safe.
 */
final class OpenMeans {
  private final Closing closing;
  private int uses;
  private boolean wanted;
  private boolean closed;

  OpenMeans(Closing closing) {
    this.closing = closing;
  }

  /** Frees what a means keeps in the JVM. */
  interface Closing {
    void close() throws Throwable;
  }

  /**
   * Begins a use, to be ended by {@link #leave}.
   *
   * @throws IllegalStateException if the means has been closed
   */
  synchronized void use() {
    if (wanted) {
      throw new IllegalStateException("the means has been closed");
    }
    uses++;
  }

  synchronized void leave() throws Throwable {
    uses--;
    closeIfUnused();
  }

  /**
   * Closes the means, once. One that is in use is closed when its last use ends; if a thread could
   * not be resumed, that is never.
   */
  synchronized void close() throws Throwable {
    wanted = true;
    closeIfUnused();
  }

  private void closeIfUnused() throws Throwable {
    if (wanted && uses == 0 && !closed) {
      closed = true;
      closing.close();
    }
  }
}
