/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.demo;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One heartbeat line of the application, and when we saw it. */
record Heartbeat(long seenAtNanos, long ordersPerSecond, long ordersInAll) {

  private static final Pattern LINE =
      Pattern.compile("\\d\\d:\\d\\d:\\d\\d heartbeat: (\\d+) orders/s, (\\d+) in all");

  static Optional<Heartbeat> in(String line, long seenAtNanos) {
    Matcher matcher = LINE.matcher(line);
    return matcher.matches()
        ? Optional.of(
            new Heartbeat(
                seenAtNanos, Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2))))
        : Optional.empty();
  }
}
