/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.stack.Frame;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ThrowRecordTest {
  private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

  private final ThrowRecord throwRecord = new ThrowRecord();

  @Test
  void before_the_first_nothing_is_known() {
    long now = System.nanoTime();

    assertThat(throwRecord.firstStack()).isEmpty();
    assertThat(throwRecord.ageNanos(now)).isZero();
    assertThat(throwRecord.isOnWayOut(MINUTE, now)).isFalse();
  }

  @Test
  void the_first_stays_the_first() {
    Frame[] stack = {new Frame("com.acme.Job", "run", null, 1, 1, 0)};
    throwRecord.at(stack, 1000);
    throwRecord.blindly(2000);
    throwRecord.soFar();

    assertThat(throwRecord.firstStack()).isSameAs(stack);
    assertThat(throwRecord.ageNanos(1500)).isEqualTo(500);
  }

  @Test
  void a_thread_is_on_its_way_out_for_a_moment() {
    throwRecord.another();
    long now = System.nanoTime();

    assertThat(throwRecord.isOnWayOut(MINUTE, now)).isTrue();
    assertThat(throwRecord.isOnWayOut(MINUTE, now + 2 * MINUTE)).isFalse();
  }

  @Test
  void but_not_one_that_has_caught_many() {
    for (int i = 0; i < 20; i++) {
      throwRecord.another();
    }
    long now = System.nanoTime();

    assertThat(throwRecord.isOnWayOut(MINUTE, now)).isFalse();
  }
}
