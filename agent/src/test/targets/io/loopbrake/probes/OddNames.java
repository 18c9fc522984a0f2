/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.probes;

import java.io.IOException;

/** Threads that spin, with names that are hard to put on a screen. Ends with its input. */
public final class OddNames {
  private static volatile long turns;

  private OddNames() {}

  public static void main(String[] arguments) throws IOException {
    StringBuilder endless = new StringBuilder("endless");
    for (int i = 0; i < 30; i++) {
      endless.append("-\u540d\u524d");
    }
    start("\u4f5c\u696d-1");
    start("\ud83d\ude80 launch");
    start(endless.toString());
    System.out.println("ready");
    while (System.in.read() >= 0) {
      continue;
    }
    System.exit(0);
  }

  private static void start(String name) {
    new Thread(
            () -> {
              while (true) {
                turns++;
              }
            },
            name)
        .start();
  }
}
