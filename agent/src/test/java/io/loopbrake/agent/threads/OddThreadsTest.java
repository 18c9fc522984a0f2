/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.threads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;

class OddThreadsTest {
  private static final int FIRST_WITH_FINAL_IDS = 19;

  @Test
  void a_thread_that_says_an_id_which_no_thread_has_is_found_in_its_loop_like_others()
      throws InterruptedException {
    assumeTrue(Runtime.version().feature() < FIRST_WITH_FINAL_IDS);
    Thread odd = new OwnId();
    odd.start();
    try {
      LoopSampler sampler = new LoopSampler((type, method) -> type.equals(OwnId.class.getName()));

      assertThat(sampler.sample(1000)).extracting(BusyLoop::threadName).containsExactly("odd");
    } finally {
      odd.interrupt();
      odd.join();
    }
  }

  @Test
  void of_an_id_which_no_thread_has_nobody_knows_whether_it_has_run() {
    ThreadActivity activity = new ThreadActivity(-5);

    assertThat(activity.hasRunSinceLastLook()).isTrue();
  }

  private static final class OwnId extends Thread {
    OwnId() {
      super("odd");
    }

    @Override
    public long getId() {
      return -5;
    }

    @Override
    public void run() {
      while (!isInterrupted()) {
        Thread.onSpinWait();
      }
    }
  }
}
