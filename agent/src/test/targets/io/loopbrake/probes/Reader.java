/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.probes;

import java.io.IOException;

/** A thread that waits for input and ends when it comes, and a main that stays. */
public final class Reader {
  private static final long STAY_MILLIS = 600_000;

  private Reader() {}

  public static void main(String[] arguments) throws InterruptedException {
    new Thread(Reader::read, "reader").start();
    System.out.println("ready");
    Thread.sleep(STAY_MILLIS);
  }

  private static void read() {
    try {
      System.in.read();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
