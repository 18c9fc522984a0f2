/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.loopbrake.agent.task.Task;
import io.loopbrake.agent.task.Tasks;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** For how long the flag is up for one request. */
class PursuitTest {
  private static final int LOOKS = 60;

  private volatile boolean enough;
  private Thread thread;
  private StopRequest request;
  private Pursuit pursuit;
  private long now;

  @AfterEach
  void endThread() {
    enough = true;
    LockSupport.unpark(thread);
  }

  @Test
  void it_stays_up_for_some_seconds_for_a_thread_between_zones_and_not_for_ever() {
    pursue(this::spin, Thread.State.RUNNABLE);
    request.putOff("in com.acme.Tx.commit:7, which nostop names");

    pass(1_000);
    assertThat(looksWithFlag(LOOKS)).isEqualTo(LOOKS);
    pass(5_000);
    assertThat(looksWithFlag(LOOKS)).isBetween(1, LOOKS / 2);
  }

  @Test
  void it_is_up_in_pulses_for_a_thread_that_runs_elsewhere() {
    pursue(this::spin, Thread.State.RUNNABLE);

    pass(1_000);
    assertThat(looksWithFlag(LOOKS)).isBetween(1, LOOKS / 2);
  }

  @Test
  void it_goes_down_for_a_thread_that_waits_in_a_zone() {
    pursue(this::waitForNothing, Thread.State.WAITING);
    request.putOff("in com.acme.Tx.commit:7, which nostop names");

    pass(3_000);
    assertThat(looksWithFlag(LOOKS)).isZero();
  }

  @Test
  void it_is_up_in_pulses_only_once_a_thread_has_long_been_woken_in_vain() {
    pursue(this::waitForNothing, Thread.State.WAITING);

    pass(1_000);
    assertThat(looksAfterWaking()).as("after a second").isEqualTo(LOOKS);
    pass(30_000);
    assertThat(looksAfterWaking()).as("after half a minute").isBetween(1, LOOKS / 2);
  }

  private void pursue(Runnable work, Thread.State state) {
    thread = new Thread(work, "target");
    thread.setDaemon(true);
    thread.start();
    await().until(() -> thread.getState() == state);
    Task task = new Tasks().current(thread).orElseThrow();
    request = new StopRequest(new StopOrder(1, task, Reason.of("test"), "test", 60), task);
    pursuit = new Pursuit(request, now);
  }

  private void pass(long millis) {
    now += TimeUnit.MILLISECONDS.toNanos(millis);
  }

  /** At a multiple of the pulses' period, so that they have to keep out of step. */
  private int looksWithFlag(int looks) {
    int up = 0;
    for (int i = 0; i < looks; i++) {
      pass(50);
      pursuit.lookAtActivity(now);
      up += pursuit.needsFlag(now) ? 1 : 0;
    }
    return up;
  }

  private int looksAfterWaking() {
    int up = 0;
    for (int i = 0; i < LOOKS; i++) {
      long before = waits();
      LockSupport.unpark(thread);
      await()
          .pollInterval(1, TimeUnit.MILLISECONDS)
          .until(() -> waits() > before && thread.getState() == Thread.State.WAITING);
      up += looksWithFlag(1);
    }
    return up;
  }

  private long waits() {
    return ManagementFactory.getThreadMXBean().getThreadInfo(thread.getId()).getWaitedCount();
  }

  private void spin() {
    while (!enough) {
      continue;
    }
  }

  private void waitForNothing() {
    while (!enough) {
      LockSupport.park(this);
    }
  }
}
