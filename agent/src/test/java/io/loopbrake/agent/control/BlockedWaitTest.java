/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.loopbrake.agent.delivery.DeliveryRules;
import io.loopbrake.agent.task.Tasks;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One thread without known tasks, whose waits the test makes up. */
class BlockedWaitTest {
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  private final DeliveryRules rules = StopPolicies.withoutInterrupts().rules();
  private final CountDownLatch never = new CountDownLatch(1);
  private final AtomicInteger attempts = new AtomicInteger();
  private Thread thread;
  private StopRequest request;
  private BlockedWait wait;
  private long now;
  private Object current = "query";

  @BeforeEach
  void startThread() {
    thread = new Thread(this::sleep);
    thread.setDaemon(true);
    thread.start();
    request =
        new StopRequest(
            new StopOrder(
                1, new Tasks().current(thread).orElseThrow(), Reason.of("test"), "a test", 60),
            new Tasks().current(thread).orElseThrow());
    wait = request.following().blockedWait();
  }

  @AfterEach
  void endThread() {
    never.countDown();
  }

  @Test
  void a_thread_whose_wait_changes_at_each_look_is_left_to_other_means() {
    for (int i = 0; i < 10; i++) {
      current = "query " + i;
      assertThat(look()).isFalse();
    }

    assertThat(attempts).hasValue(0);
  }

  @Test
  void a_steady_wait_is_ended_and_nothing_else_is_tried_meanwhile() {
    look();

    assertThat(look()).isTrue();
    await().until(() -> attempts.get() == 1);
    await().until(() -> request.phase().why.contains("the query was ended, after at least "));
  }

  @Test
  void a_later_wait_of_a_thread_without_tasks_may_be_for_somebody_else() {
    look();
    look();
    await().until(() -> attempts.get() == 1);

    current = "query of the next job";
    for (int i = 0; i < 20; i++) {
      look();
    }

    assertThat(attempts).hasValue(1);
  }

  @Test
  void a_wait_that_goes_on_after_all_attempts_is_told_of() {
    await()
        .until(
            () -> {
              look();
              return request.phase().why.contains("its wait goes on after 6 attempts to end it");
            });

    assertThat(attempts).hasValue(6);
  }

  /** The next one comes much later. */
  private boolean look() {
    now += 60 * SECOND;
    Object seen = current;
    return wait.look(
        asked ->
            new Unblocking.Blocked() {
              @Override
              public boolean isSame(Unblocking.Blocked other) {
                return other != null && other.toString().equals(toString());
              }

              @Override
              public void end(int tries, Unblocking.Attempt attempt) {
                attempts.incrementAndGet();
                attempt.succeeded("the query was ended");
              }

              @Override
              public String toString() {
                return seen.toString();
              }
            },
        rules,
        now);
  }

  private void sleep() {
    try {
      never.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
