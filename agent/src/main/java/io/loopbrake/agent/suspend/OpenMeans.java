/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.suspend;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * A means that keeps something in the JVM until it is closed. The JVM frees nothing by itself:
 * references to the agent's objects would keep the agent's classes when the agent has been removed,
 * and HotSpot gives the capability to suspend threads to one environment of JVMTI at a time, so the
 * next one would not get it. Thread-safe.
 */
public final class OpenMeans {
  private static final Set<OpenMeans> ALL = Collections.newSetFromMap(new IdentityHashMap<>());

  private final Closing closing;
  private int uses;
  private boolean wanted;
  private boolean closed;

  private OpenMeans(Closing closing) {
    this.closing = closing;
  }

  /** Frees what a means keeps in the JVM. */
  interface Closing {
    void close() throws Throwable;
  }

  /** Notes a means that was opened. */
  static OpenMeans of(Closing closing) {
    OpenMeans means = new OpenMeans(closing);
    synchronized (ALL) {
      ALL.add(means);
    }
    return means;
  }

  /**
   * Closes all means of this agent that are open. One that is in use is closed when its last use
   * ends; if a thread could not be resumed, that is never.
   */
  public static void closeAll() {
    List<OpenMeans> open;
    synchronized (ALL) {
      open = new ArrayList<>(ALL);
      ALL.clear();
    }
    for (OpenMeans means : open) {
      try {
        means.close();
      } catch (Throwable failure) {
        // The others have to be closed in any case, and nobody can do more.
      }
    }
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

  private synchronized void close() throws Throwable {
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
