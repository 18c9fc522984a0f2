/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.environments.app;

/** A report that never ends. */
public class Report implements Runnable {
  private static volatile long pages;

  @Override
  public void run() {
    while (true) {
      pages++;
    }
  }

  @Override
  public String toString() {
    return "first edition";
  }
}
