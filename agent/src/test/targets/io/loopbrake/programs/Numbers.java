/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.programs;

/** Text for the programs that read text. */
final class Numbers {
  private Numbers() {}

  /** The numbers from 1 up to this one, a comma after each. */
  static String upTo(int last) {
    StringBuilder text = new StringBuilder();
    for (int i = 1; i <= last; i++) {
      text.append(i).append(',');
    }
    return text.toString();
  }
}
