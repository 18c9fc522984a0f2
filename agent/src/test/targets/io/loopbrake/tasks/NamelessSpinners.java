/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.tasks;

import java.io.IOException;

/**
 * Threads without a name that spin: two virtual ones, where there are such, and two others. Ends
 * with its input.
 */
public final class NamelessSpinners {
  private NamelessSpinners() {}

  public static void main(String[] arguments) throws IOException {
    boolean virtual = Boolean.parseBoolean(arguments[0]);
    for (int i = 0; i < 2; i++) {
      Thread thread = new Thread(() -> Loops.forEver(false), "");
      thread.setDaemon(true);
      thread.start();
      if (virtual) {
        Thread nameless = VirtualThreads.make(() -> Loops.forEver(false));
        nameless.setName("");
        nameless.start();
      }
    }
    System.out.println("ready");
    while (System.in.read() >= 0) {
      continue;
    }
    System.exit(0);
  }
}
