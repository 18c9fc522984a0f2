/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.probes;

/** The only thread of this program is the runaway: its stop ends the JVM. */
public final class MainSpins {
  private static volatile long turns;

  private MainSpins() {}

  public static void main(String[] arguments) {
    System.out.println("ready");
    while (true) {
      turns++;
    }
  }
}
