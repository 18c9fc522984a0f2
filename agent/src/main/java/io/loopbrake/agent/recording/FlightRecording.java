/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.recording;

import io.loopbrake.agent.control.RequestListener;
import io.loopbrake.agent.control.RequestView;
import io.loopbrake.agent.threads.BacklogExecutor;
import java.util.concurrent.Executor;

/**
 * Writes each change of state of a request to the running flight recordings. It loads the classes
 * for this in a separate thread, because the JVM changes the code of events while it loads them,
 * and stops continue meanwhile.
 */
public final class FlightRecording implements RequestListener {
  /** Named as a string because this class is compiled for Java 8. */
  private static final String EVENTS = "io.loopbrake.agent.recording.FlightEvents";

  private final Executor recorder = new BacklogExecutor("flight-recorder");
  private RequestListener events;
  private volatile boolean absent;

  @Override
  public void changed(RequestView view) {
    if (!absent) {
      recorder.execute(new Change(view));
    }
  }

  /**
   * The events; null if this JVM has none: Java 8 cannot load them, and a runtime that jlink made
   * may have no recorder.
   */
  private static RequestListener find() {
    try {
      return (RequestListener) Class.forName(EVENTS).getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException | LinkageError noRecorder) {
      return null;
    }
  }

  private final class Change implements Runnable {
    private final RequestView view;

    Change(RequestView view) {
      this.view = view;
    }

    @Override
    public void run() {
      if (events == null && !absent) {
        events = find();
        absent = events == null;
      }
      if (events != null) {
        tell();
      }
    }

    private void tell() {
      try {
        events.changed(view);
      } catch (RuntimeException | LinkageError brokenRecorder) {
        // The pool would print it on the error stream of the application.
      }
    }
  }
}
