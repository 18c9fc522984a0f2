/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.stops.kinds;

import java.util.regex.Pattern;

/** Backtracks in a regular expression until the sun burns out. */
public final class Regex implements Runnable {
  private static final Pattern PATTERN = Pattern.compile("(.*?,){14}P");

  private boolean found;

  @Override
  public void run() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 80; i++) {
      text.append("1,");
    }
    found = PATTERN.matcher(text).matches();
  }

  /** Keeps the result in use. */
  public boolean found() {
    return found;
  }
}
