/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The demo's verdict has to be able to be a bad one. */
class OrderFlowTest {

  private final List<Heartbeat> heartbeats = new ArrayList<>();

  @Test
  void heartbeatsAreRead() {
    assertThat(Heartbeat.in("12:03:07 heartbeat: 412 orders/s, 20641 in all", 5))
        .contains(new Heartbeat(5, 412, 20641));
    assertThat(Heartbeat.in("12:03:07 job-solver started: 412 orders/s", 5)).isEmpty();
  }

  @Test
  void quietRateIsTheMiddleOne() {
    beats(1000, 12, 300, 310);

    assertThat(OrderFlow.quietRate(heartbeats)).isEqualTo(300);
  }

  @Test
  void steadyFlowIsGood() {
    beats(1000, 300, 150, 300);

    OrderFlow flow = OrderFlow.of(heartbeats, 300);

    assertThat(flow).isEqualTo(new OrderFlow(300, 150, Duration.ofSeconds(1), 3));
    assertThatCode(flow::mustBeSteady).doesNotThrowAnyException();
  }

  @Test
  void oneBadSecondIsBad() {
    beats(1000, 300, 149, 300);

    assertFails("the orders did not keep flowing: 149 in the worst second, 300 in a quiet one");
  }

  @Test
  void standstillIsBad() {
    beats(2600, 300, 300);

    assertFails("the application stood still: no heartbeat for 2600 ms");
  }

  @Test
  void noOrdersAtAllIsBad() {
    beats(1000, 0, 0);
    assertThatExceptionOfType(DemoFailedException.class)
        .isThrownBy(() -> OrderFlow.of(heartbeats, 0).mustBeSteady())
        .withMessage("no orders were flowing even before a job ran away");
  }

  private void beats(long everyMillis, long... rates) {
    for (long rate : rates) {
      long seenAt = Duration.ofMillis(everyMillis * heartbeats.size()).toNanos();
      heartbeats.add(new Heartbeat(seenAt, rate, 0));
    }
  }

  private void assertFails(String sentence) {
    assertThatExceptionOfType(DemoFailedException.class)
        .isThrownBy(() -> OrderFlow.of(heartbeats, 300).mustBeSteady())
        .withMessage(sentence);
  }
}
