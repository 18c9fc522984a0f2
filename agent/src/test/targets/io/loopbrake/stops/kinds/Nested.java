/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.stops.kinds;

/** Loops in loops in loops. */
public final class Nested implements Runnable {
  private static final int SIDE = 300;

  private final double[][] some = new double[SIDE][SIDE];
  private final double[][] more = new double[SIDE][SIDE];
  private final double[][] product = new double[SIDE][SIDE];

  @Override
  public void run() {
    while (true) {
      for (int i = 0; i < SIDE; i++) {
        for (int j = 0; j < SIDE; j++) {
          double sum = 0;
          for (int k = 0; k < SIDE; k++) {
            sum += some[i][k] * more[k][j];
          }
          product[i][j] = sum;
        }
      }
    }
  }
}
