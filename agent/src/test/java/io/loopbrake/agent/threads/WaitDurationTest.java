/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.threads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WaitDurationTest {
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  private final SynchronousQueue<String> queue = new SynchronousQueue<>();
  private final WaitDuration wait = new WaitDuration();
  private volatile boolean spinning;
  private final Thread thread = new Thread(this::run);
  private long now;

  @AfterEach
  void end() {
    spinning = false;
    thread.interrupt();
  }

  @Test
  void a_wait_grows_older_from_look_to_look() {
    startWaiting();

    assertThat(wait.nanos(thread, now)).isZero();
    now += SECOND;
    assertThat(wait.nanos(thread, now)).isEqualTo(SECOND);
    now += SECOND;
    assertThat(wait.nanos(thread, now)).isEqualTo(2 * SECOND);
  }

  @Test
  void a_thread_that_has_run_between_two_looks_waits_anew() throws Exception {
    startWaiting();
    wait.nanos(thread, now);
    now += SECOND;

    queue.put("go round once");
    await().until(() -> ThreadCalls.isWaiting(thread.getState()));

    assertThat(wait.nanos(thread, now)).isZero();
    now += SECOND;
    assertThat(wait.nanos(thread, now)).isEqualTo(SECOND);
  }

  @Test
  void a_thread_that_runs_does_not_wait() throws Exception {
    startWaiting();
    wait.nanos(thread, now);
    spinning = true;
    queue.put("spin");
    await().until(() -> thread.getState() == Thread.State.RUNNABLE);
    now += SECOND;

    assertThat(wait.nanos(thread, now)).isZero();
  }

  private void startWaiting() {
    thread.setDaemon(true);
    thread.start();
    await().until(() -> thread.getState() == Thread.State.WAITING);
  }

  private void run() {
    try {
      while (true) {
        queue.take();
        while (spinning) {
          continue;
        }
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }
}
