/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.suspending;

/** Loops that turn for ever, each named after its shape. */
final class Shapes {
  private static int field;
  private static Object kept;
  private static double number;

  private Shapes() {}

  static void tight() {
    int x = 1;
    while (x != 0) {
      x = x * 3 | 1;
    }
    field = x;
  }

  static void nested() {
    int x = 1;
    while (x != 0) {
      for (int i = 0; i < 10; i++) {
        x = x * i | 1;
      }
    }
    field = x;
  }

  static void onField() {
    field = 1;
    while (field != 0) {
      field = field * 3 | 1;
    }
  }

  static void allocating() {
    int length = 1;
    while (length > 0) {
      kept = new byte[length];
      length = length % 100 + 1;
    }
  }

  static void squareRoot() {
    double x = 2;
    while (x > 0) {
      x = Math.sqrt(x) + 1;
    }
    number = x;
  }

  static void run(String shape) {
    switch (shape) {
      case "tight":
        tight();
        break;
      case "nested":
        nested();
        break;
      case "onField":
        onField();
        break;
      case "allocating":
        allocating();
        break;
      default:
        squareRoot();
    }
  }
}
