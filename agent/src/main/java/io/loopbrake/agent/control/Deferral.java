/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

import io.loopbrake.agent.message.InlinedText;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** The deferral of a stop at one moment, with its reason. Immutable. */
final class Deferral {
  /** No deferral: the stop could be thrown, or nobody has tried yet. */
  static final Deferral NOT = new Deferral("");

  private static final long FRESH_MILLIS = 200;
  private static final double MILLIS_PER_SECOND = 1000;

  /** In words that follow "deferred: ". */
  final String why;

  private final long nanos = System.nanoTime();

  Deferral(String why) {
    this.why = why;
  }

  /**
   * The reason after "deferred: ", with its age if that is 200 ms or more, since the thread may be
   * elsewhere by now. Empty for {@link #NOT}.
   */
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
    return InlinedText.DEFERRED + ago + ": " + why;
  }
}
