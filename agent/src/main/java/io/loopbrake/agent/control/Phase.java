/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

import java.time.Instant;

/** A state that a request came into, with its reason and time. Immutable. */
final class Phase {
  final RequestState state;
  final String why;
  final Instant since;

  /** How many there were before. */
  final int number;

  /** The one before; null for the first. */
  final Phase before;

  private Phase(RequestState state, String why, Phase before) {
    this.state = state;
    this.why = why;
    this.since = Instant.now();
    this.before = before;
    this.number = before == null ? 0 : before.number + 1;
  }

  static Phase pending() {
    return new Phase(RequestState.PENDING, "", null);
  }

  Phase then(RequestState next, String because) {
    return new Phase(next, because, this);
  }
}
