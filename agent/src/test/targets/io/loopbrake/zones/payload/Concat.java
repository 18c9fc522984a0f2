/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.zones.payload;

/** Puts texts together; compiled for Java 9 or later, each place is linked when first passed. */
final class Concat {
  private Concat() {}

  static String text(int number, String word) {
    String text = "";
    for (int i = 0; i < 3; i++) {
      text = word + number + i + ':' + (double) i + text + (char) ('a' + i) + Concat.class;
      text += number * 2L + "/" + (number > 1) + null + i;
    }
    return text;
  }
}
