/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.threads;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeepStacksTest {
  private final CountDownLatch deep = new CountDownLatch(1);
  private final CountDownLatch released = new CountDownLatch(1);

  @ParameterizedTest
  @ValueSource(ints = {10, 900, 1100, 3000})
  void all_frames_are_read(int depth) throws Exception {
    Thread thread = new Thread(() -> descend(depth), "deep");
    thread.start();
    deep.await();

    StackTraceElement[] stack = DeepStacks.of(thread);

    released.countDown();
    thread.join();
    assertThat(stack).hasSizeGreaterThan(depth);
    assertThat(stack[stack.length - 1].getClassName()).isEqualTo("java.lang.Thread");
  }

  @Test
  void a_thread_that_has_ended_has_no_frames() throws Exception {
    Thread thread = new Thread(() -> {});
    thread.start();
    thread.join();

    assertThat(DeepStacks.of(thread)).isEmpty();
  }

  private void descend(int depth) {
    if (depth > 0) {
      descend(depth - 1);
      return;
    }
    deep.countDown();
    try {
      released.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
