/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

import io.loopbrake.agent.delivery.DeliveryRules;
import io.loopbrake.agent.delivery.EntryCheckpoints;

/** The settings of the user for all stops. Immutable. */
public final class StopPolicy {
  private final DeliveryRules rules;
  private final DeliveryRules entryRules;
  private final InterruptPolicy interrupts;
  private final long expirySeconds;
  private final StopThrowables stop;

  /**
   * Creates a policy.
   *
   * @param entries the checkpoints at the entry of methods
   * @param expirySeconds how long a request stays open if its author gives no time
   * @param stop the kind of throwable that stops a task
   */
  public StopPolicy(
      DeliveryRules rules,
      EntryCheckpoints entries,
      InterruptPolicy interrupts,
      long expirySeconds,
      StopThrowables stop) {
    this.stop = stop;
    this.rules = rules;
    this.entryRules = rules.atEntries(entries);
    this.interrupts = interrupts;
    this.expirySeconds = expirySeconds;
  }

  /** The rules that decide whether a stop may be thrown at a checkpoint of a loop. */
  public DeliveryRules rules() {
    return rules;
  }

  /** The same rules for checkpoints at the entry of methods. */
  DeliveryRules entryRules() {
    return entryRules;
  }

  InterruptPolicy interrupts() {
    return interrupts;
  }

  /** How long a request stays open if its author gives no time, in seconds. */
  public long expirySeconds() {
    return expirySeconds;
  }

  StopThrowables stop() {
    return stop;
  }
}
