/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.audit;

/** Work that does not end by itself. */
final class Report {
  private static volatile long pages;

  private Report() {}

  static void write() {
    while (true) {
      pages++;
    }
  }

  /** Of the same length as one that has a line break in its name. */
  static void turnXroundXandXforgeXaXline() {
    while (true) {
      pages++;
    }
  }
}
