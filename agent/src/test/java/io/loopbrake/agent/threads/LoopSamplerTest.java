/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.threads;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LoopSamplerTest {
  @Test
  void a_thread_without_brakes_is_busy_with_a_tenth_of_a_processor_and_less_on_a_crowded_machine() {
    assertThat(LoopSampler.leastPercent(2, 0.5)).isEqualTo(10);
    assertThat(LoopSampler.leastPercent(2, 2)).isEqualTo(10);
    assertThat(LoopSampler.leastPercent(2, 8)).isEqualTo(2.5);
    assertThat(LoopSampler.leastPercent(2, 1000)).as("but never idle").isEqualTo(1);
  }

  @Test
  void where_the_load_of_the_machine_is_not_known_it_is_taken_to_have_processors_enough() {
    assertThat(LoopSampler.leastPercent(2, -1)).isEqualTo(10);
  }
}
