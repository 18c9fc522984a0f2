/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.stack.Frame;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class DeliveriesTest {
  private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

  private final Deliveries deliveries = new Deliveries();

  @Test
  void before_the_first_nothing_is_known() {
    long now = System.nanoTime();

    assertThat(deliveries.firstStack()).isEmpty();
    assertThat(deliveries.ageNanos(now)).isZero();
    assertThat(deliveries.isOnWayOut(MINUTE, now)).isFalse();
  }

  @Test
  void the_first_stays_the_first() {
    Frame[] stack = {new Frame("com.acme.Job", "run", null, 1, 1, 0)};
    deliveries.at(stack, 1000);
    deliveries.blindly(2000);
    deliveries.soFar();

    assertThat(deliveries.firstStack()).isSameAs(stack);
    assertThat(deliveries.ageNanos(1500)).isEqualTo(500);
  }

  @Test
  void a_thread_is_on_its_way_out_for_a_moment() {
    deliveries.another();
    long now = System.nanoTime();

    assertThat(deliveries.isOnWayOut(MINUTE, now)).isTrue();
    assertThat(deliveries.isOnWayOut(MINUTE, now + 2 * MINUTE)).isFalse();
  }

  @Test
  void but_not_one_that_has_caught_many() {
    for (int i = 0; i < 20; i++) {
      deliveries.another();
    }
    long now = System.nanoTime();

    assertThat(deliveries.isOnWayOut(MINUTE, now)).isFalse();
  }
}
