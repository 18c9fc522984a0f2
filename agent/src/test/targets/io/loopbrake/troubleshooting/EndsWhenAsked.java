/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.troubleshooting;

import java.util.concurrent.CountDownLatch;

/**
 * A thread that ends between being found and being asked to stop, at which its id is wanted once
 * more; before Java 19 a thread can tell.
 */
final class EndsWhenAsked extends Thread {
  private final CountDownLatch asked = new CountDownLatch(1);

  EndsWhenAsked(String name) {
    super(name);
    setDaemon(true);
  }

  @Override
  public long getId() {
    if (isAskedForAStop()) {
      asked.countDown();
      try {
        join();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
    return super.getId();
  }

  private static boolean isAskedForAStop() {
    for (StackTraceElement frame : new Throwable().getStackTrace()) {
      if (frame.getMethodName().equals("requireStoppable")) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void run() {
    try {
      asked.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
