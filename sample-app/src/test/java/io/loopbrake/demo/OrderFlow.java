/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.demo;

import java.time.Duration;
import java.util.List;

/**
 * The verdict on the heartbeats: did the orders flow the whole time?
 *
 * @param quietRate orders per second while no job was running
 * @param lowestRate orders per second in the worst second of all
 * @param longestSilence the longest time between two heartbeats, as seen from outside
 * @param heartbeats how many were judged
 */
record OrderFlow(long quietRate, long lowestRate, Duration longestSilence, int heartbeats) {

  /** A JVM that stands still prints nothing, and makes up for it afterwards. */
  private static final Duration SILENCE_ALLOWED = Duration.ofMillis(2500);

  /** The middle of the rates seen in quiet times. */
  static long quietRate(List<Heartbeat> heartbeats) {
    long[] rates = heartbeats.stream().mapToLong(Heartbeat::ordersPerSecond).sorted().toArray();
    return rates[rates.length / 2];
  }

  static OrderFlow of(List<Heartbeat> heartbeats, long quietRate) {
    long lowest = heartbeats.stream().mapToLong(Heartbeat::ordersPerSecond).min().orElse(0);
    long silence = 0;
    for (int i = 1; i < heartbeats.size(); i++) {
      long gap = heartbeats.get(i).seenAtNanos() - heartbeats.get(i - 1).seenAtNanos();
      silence = Math.max(silence, gap);
    }
    return new OrderFlow(quietRate, lowest, Duration.ofNanos(silence), heartbeats.size());
  }

  void mustBeSteady() {
    if (quietRate == 0 || heartbeats < 2) {
      throw new DemoFailedException("no orders were flowing even before a job ran away");
    }
    if (lowestRate * 2 < quietRate) {
      throw new DemoFailedException(
          "the orders did not keep flowing: %d in the worst second, %d in a quiet one"
              .formatted(lowestRate, quietRate));
    }
    if (longestSilence.compareTo(SILENCE_ALLOWED) > 0) {
      throw new DemoFailedException(
          "the application stood still: no heartbeat for %d ms"
              .formatted(longestSilence.toMillis()));
    }
  }
}
