/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

import io.loopbrake.agent.config.MethodPatterns;
import io.loopbrake.agent.delivery.CleanupCode;
import io.loopbrake.agent.delivery.DeliveryRules;
import io.loopbrake.agent.delivery.HandlerLookup;
import io.loopbrake.agent.delivery.NoStopZones;
import io.loopbrake.agent.stack.Frame;

/** Policies for tests in which no code is cleanup code and requests expire after a minute. */
final class StopPolicies {
  private StopPolicies() {}

  static StopPolicy of(InterruptPolicy interrupts, NoStopZones zones) {
    DeliveryRules rules =
        new DeliveryRules(
            () -> new Frame[0], zones, new CleanupCode(frame -> HandlerLookup.NONE), 0, null);
    return new StopPolicy(rules, stack -> null, interrupts, 60, StopThrowables.ERROR);
  }

  static StopPolicy withoutInterrupts() {
    return of(InterruptPolicy.NEVER, new NoStopZones(MethodPatterns.NONE, className -> true));
  }
}
