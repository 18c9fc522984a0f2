/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopbrake.agent.task.Tasks;
import org.junit.jupiter.api.Test;

class SpareErrorsTest {
  private final SpareErrors spareErrors =
      new SpareErrors(
          new StopOrder(
              7,
              new Tasks().current(Thread.currentThread()).orElseThrow(),
              Reason.of("a test"),
              "the test",
              60));

  @Test
  void a_stop_in_the_body_and_in_each_close_of_a_try_with_resources_stays_the_stop() {
    assertThatThrownBy(this::useResources)
        .isInstanceOf(LoopStoppedError.class)
        .hasMessageContaining("a test");
  }

  /** The resources are there to be closed. */
  @SuppressWarnings("try")
  private void useResources() {
    try (AutoCloseable first = this::stop;
        AutoCloseable second = this::stop;
        AutoCloseable third = this::stop) {
      stop();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private void stop() {
    throw spareErrors.next();
  }
}
