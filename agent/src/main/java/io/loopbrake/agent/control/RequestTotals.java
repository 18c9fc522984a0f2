/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

/** The number of requests in each state, since the start. Immutable. */
public final class RequestTotals {
  private final long[] counts;

  /**
   * Creates totals.
   *
   * @param counts by the states' ordinal numbers
   */
  public RequestTotals(long[] counts) {
    this.counts = counts.clone();
  }

  /** How many there are in this state. */
  public long in(RequestState state) {
    return counts[state.ordinal()];
  }

  /** How many there are that are not closed. */
  public long open() {
    long open = 0;
    for (RequestState state : RequestState.values()) {
      open += state.isOpen() ? in(state) : 0;
    }
    return open;
  }
}
