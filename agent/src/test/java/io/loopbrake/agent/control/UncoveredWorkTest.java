/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.task.Task;
import io.loopbrake.agent.task.Tasks;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UncoveredWorkTest {
  private static final int MOST_SECONDS = 600;

  private final SpinningWorker worker = new SpinningWorker();
  private final Task task = new Tasks().current(worker).orElseThrow();
  private final StopRequest request =
      new StopRequest(new StopOrder(1, task, Reason.of("test"), "me", 60), task);
  private final UncoveredWork work = new UncoveredWork(request);
  private long nowNanos = 1;

  @AfterEach
  void endWorker() throws Exception {
    worker.end();
  }

  @Test
  void a_loop_that_was_not_reached_is_tried_again_after_longer_and_longer_pauses()
      throws Exception {
    secondsUntilNeeded();

    assertThat(secondsUntilNeeded()).isGreaterThanOrEqualTo(2);
    assertThat(secondsUntilNeeded()).isGreaterThanOrEqualTo(4);
    assertThat(secondsUntilNeeded()).isGreaterThanOrEqualTo(8);
  }

  @Test
  void a_request_that_is_forced_is_tried_again_at_once() throws Exception {
    secondsUntilNeeded();
    secondsUntilNeeded();

    request.force("by me");

    assertThat(secondsUntilNeeded()).isLessThan(2);
    assertThat(secondsUntilNeeded()).as("and then as before").isGreaterThanOrEqualTo(2);
  }

  @Test
  void a_request_that_becomes_a_rescue_is_tried_again_at_once() throws Exception {
    secondsUntilNeeded();
    secondsUntilNeeded();

    request.allowAllMeans();

    assertThat(secondsUntilNeeded()).isLessThan(2);
  }

  /** Lets the time of the request pass, in steps of a tenth of a second. */
  private double secondsUntilNeeded() throws InterruptedException {
    int tenths = 0;
    while (!work.needsOtherMeans(nowNanos)) {
      assertThat(tenths++).isLessThan(10 * MOST_SECONDS);
      nowNanos += TimeUnit.MILLISECONDS.toNanos(100);
      // The JVM needs some time to notice the use of the processor.
      Thread.sleep(2);
    }
    return tenths / 10.0;
  }
}
