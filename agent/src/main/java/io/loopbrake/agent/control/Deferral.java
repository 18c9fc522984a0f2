/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** The deferral of a stop at one moment, with its reason. Immutable. */
final class Deferral {
  /** That it could be thrown, or that nobody has tried. */
  static final Deferral NOT = new Deferral("");

  private static final long FRESH_MILLIS = 200;
  private static final double MILLIS_PER_SECOND = 1000;

  /** In words that follow "deferred: ". */
  final String why;

  private final long nanos = System.nanoTime();

  Deferral(String why) {
    this.why = why;
  }

  /** Says so, and when, if it is some time ago: by now the thread may be elsewhere. */
  @Override
  public String toString() {
    if (this == NOT) {
      return "";
    }
    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - nanos);
    String ago =
        millis < FRESH_MILLIS
            ? ""
            : String.format(Locale.ROOT, " %.1f s ago", millis / MILLIS_PER_SECOND);
    return "deferred" + ago + ": " + why;
  }
}
