/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.troubleshooting;

import java.util.Map;

/** Interrupts whoever waits in a method of a class, as soon as somebody does. */
final class InterrupterOfWaits implements Runnable {
  private final String className;

  private InterrupterOfWaits(String className) {
    this.className = className;
  }

  static void start(String className) {
    Thread thread = new Thread(new InterrupterOfWaits(className), "interrupter");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void run() {
    while (!isDone()) {
      try {
        Thread.sleep(5);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private boolean isDone() {
    for (Map.Entry<Thread, StackTraceElement[]> entry : Thread.getAllStackTraces().entrySet()) {
      for (StackTraceElement frame : entry.getValue()) {
        if (frame.getClassName().equals(className)
            && entry.getKey().getState() == Thread.State.TIMED_WAITING) {
          entry.getKey().interrupt();
          return true;
        }
      }
    }
    return false;
  }
}
