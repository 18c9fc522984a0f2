/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

import java.time.Instant;

/** One state of a request, with its reason and time. Immutable. */
final class Phase {
  final RequestState state;
  final Progress progress;
  final String why;
  final Instant since;

  /** The time {@link #since} on the clock of {@link System#nanoTime}. */
  final long sinceNanos;

  /** The number of phases before this one. */
  final int number;

  /** The phase before; null for the first. */
  final Phase before;

  private Phase(RequestState state, Progress progress, String why, Phase before) {
    this.state = state;
    this.progress = progress;
    this.why = why;
    this.since = Instant.now();
    this.sinceNanos = System.nanoTime();
    this.before = before;
    this.number = before == null ? 0 : before.number + 1;
  }

  static Phase pending() {
    return new Phase(RequestState.PENDING, Progress.NONE, "", null);
  }

  /** The phase of an open request that follows this one. */
  Phase then(RequestState next, Progress made) {
    return new Phase(next, made, made.toString(), this);
  }

  /** The last phase, of the closed request. */
  Phase end(Ending ending, String deferral) {
    return new Phase(ending.state(progress), progress, ending.why(progress, deferral), this);
  }
}
