/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.troubleshooting;

/**
 * A thread that gives itself an id that no thread has, as it may before Java 19, or has no memory
 * left when it is asked for one while it looks at itself.
 */
final class OwnId extends Thread {
  private final boolean full;

  OwnId(String name, boolean full) {
    super(name);
    this.full = full;
    setDaemon(true);
  }

  @Override
  public long getId() {
    if (full && Thread.currentThread() == this) {
      throw new OutOfMemoryError("as if the heap were full");
    }
    return -5;
  }

  @Override
  public void run() {
    try {
      Troubles.spins();
    } catch (Error stop) {
      waitOn();
    }
  }

  private synchronized void waitOn() {
    try {
      wait();
    } catch (InterruptedException e) {
      waitOn();
    }
  }
}
