/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

import io.loopbrake.agent.delivery.DeliveryRules;

/** What the user set for all stops. Immutable. */
public final class StopPolicy {
  private final DeliveryRules rules;
  private final InterruptPolicy interrupts;
  private final long expirySeconds;
  private final StopThrowables stop;

  /**
   * Creates a policy.
   *
   * @param expirySeconds for how long a request stays open when whoever asks does not say
   * @param stop what is thrown
   */
  public StopPolicy(
      DeliveryRules rules, InterruptPolicy interrupts, long expirySeconds, StopThrowables stop) {
    this.stop = stop;
    this.rules = rules;
    this.interrupts = interrupts;
    this.expirySeconds = expirySeconds;
  }

  DeliveryRules rules() {
    return rules;
  }

  InterruptPolicy interrupts() {
    return interrupts;
  }

  /** For how long a request stays open when whoever asks does not say, in seconds. */
  public long expirySeconds() {
    return expirySeconds;
  }

  StopThrowables stop() {
    return stop;
  }
}
