/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.threads;

import io.loopbrake.agent.text.SingleLine;

/** A thread that is busy in a loop with checkpoints. Immutable. */
public final class BusyLoop extends BusyThread {
  private final String loop;

  BusyLoop(Thread thread, double cpuPercent, Thread.State state, String loop, long lastLookNanos) {
    super(thread, cpuPercent, state, lastLookNanos);
    this.loop = loop;
  }

  /** The place of the loop, in one line: {@code com.acme.Job.run:42}. */
  public String loop() {
    return SingleLine.of(loop);
  }

  @Override
  public boolean isOn(StackTraceElement[] stack) {
    for (StackTraceElement frame : stack) {
      String method = StackTraces.method(frame);
      if (loop.equals(method) || loop.startsWith(method + ":")) {
        return true;
      }
    }
    return false;
  }
}
