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
   * @param counts one for each state, indexed by its ordinal number
   */
  public RequestTotals(long[] counts) {
    this.counts = counts.clone();
  }

  /** The number of requests in this state. */
  public long in(RequestState state) {
    return counts[state.ordinal()];
  }

  /** The number of requests that are not closed. */
  public long open() {
    long open = 0;
    for (RequestState state : RequestState.values()) {
      open += state.isOpen() ? in(state) : 0;
    }
    return open;
  }
}
