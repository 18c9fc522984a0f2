/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.troubleshooting;

/** A thread that gives itself an id that no thread has, as it may before Java 19. */
final class OwnId extends Thread {
  OwnId(String name) {
    super(name);
    setDaemon(true);
  }

  @Override
  public long getId() {
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
