/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent;

import io.loopbrake.agent.config.Options;
import io.loopbrake.agent.control.InterruptPolicy;
import io.loopbrake.agent.control.StopPolicy;
import io.loopbrake.agent.control.StopThrowables;
import io.loopbrake.agent.delivery.CleanupCode;
import io.loopbrake.agent.delivery.DeliveryRules;
import io.loopbrake.agent.delivery.EntryCheckpoints;
import io.loopbrake.agent.delivery.HandlerLookup;
import io.loopbrake.agent.delivery.LoadedLoaders;
import io.loopbrake.agent.delivery.NoStopZones;
import io.loopbrake.agent.delivery.OwnedMonitors;
import io.loopbrake.agent.stack.StackReaders;
import java.lang.instrument.Instrumentation;
import java.util.concurrent.TimeUnit;

/** Converts the options to the settings of stop control. */
final class StopPolicies {
  private StopPolicies() {}

  static StopPolicy of(
      Options options,
      HandlerLookup handlers,
      Instrumentation instrumentation,
      EntryCheckpoints entries) {
    DeliveryRules rules =
        new DeliveryRules(
            StackReaders.forThisJvm(),
            new NoStopZones(options.nostop(), new LoadedLoaders(instrumentation)),
            new CleanupCode(handlers),
            TimeUnit.MILLISECONDS.toNanos(options.cleanup().millis()),
            options.deferLocks() ? new OwnedMonitors() : null);
    return new StopPolicy(
        rules,
        entries,
        InterruptPolicy.valueOf(options.interrupt().name()),
        options.expire().seconds(),
        options.throwsException() ? StopThrowables.EXCEPTION : StopThrowables.ERROR);
  }
}
