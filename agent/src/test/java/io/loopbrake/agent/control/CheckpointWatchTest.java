/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CheckpointWatchTest {
  private static final long MILLI = TimeUnit.MILLISECONDS.toNanos(1);

  private final CheckpointWatch watch = new CheckpointWatch();

  @Test
  void a_thread_whose_stop_is_deferred_again_and_again_keeps_no_flag_up() {
    for (long now = MILLI; now < 100 * MILLI; now += MILLI) {
      watch.end(now);

      assertThat(watch.needsFlag(now)).isFalse();
    }
  }

  @Test
  void a_time_that_was_granted_and_is_over_is_not_prolonged() {
    assertThat(watch.isReady(MILLI)).isFalse();
    watch.grant(2 * MILLI);
    watch.thrown(3 * MILLI);
    watch.end(4 * MILLI);

    watch.end(40 * MILLI);

    assertThat(watch.needsFlag(41 * MILLI)).isTrue();
    assertThat(watch.needsFlag(60 * MILLI)).isFalse();
  }
}
