/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.probes;

/** Loops for a while and ends. */
public final class Finite {
  private Finite() {}

  public static void main(String[] arguments) {
    int sum = 0;
    for (int i = 0; i < 1000; i++) {
      sum += i;
    }
    System.out.println(sum);
  }
}
