/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.loopbrake.agent.config.MethodPatterns;
import io.loopbrake.agent.delivery.CleanupCode;
import io.loopbrake.agent.delivery.DeliveryRules;
import io.loopbrake.agent.delivery.HandlerLookup;
import io.loopbrake.agent.delivery.NoStopZones;
import io.loopbrake.agent.gate.TaskEvents;
import io.loopbrake.agent.stack.Frame;
import io.loopbrake.agent.task.Task;
import io.loopbrake.agent.task.Tasks;
import io.loopbrake.agent.threads.OwnThread;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One thread, whose waits the test makes up. */
class BlockedWaitTest {
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  private final DeliveryRules rules =
      new DeliveryRules(
          () -> new Frame[0],
          new NoStopZones(MethodPatterns.NONE, className -> true),
          new CleanupCode(frame -> HandlerLookup.NONE),
          5 * SECOND,
          null);
  private final Tasks tasks = new Tasks();
  private final CountDownLatch never = new CountDownLatch(1);
  private final AtomicInteger attempts = new AtomicInteger();
  private Thread thread;
  private StopRequest request;
  private BlockedWait wait;
  private long now;
  private Object current = "query";
  private volatile Error trouble;
  private volatile boolean tooLate;

  @BeforeEach
  void startThreadWithoutTasks() {
    Thread worker = new Thread(this::sleep);
    worker.setDaemon(true);
    worker.start();
    follow(worker);
  }

  private void follow(Thread worker) {
    thread = worker;
    Task task = tasks.current(thread).orElseThrow();
    request = new StopRequest(new StopOrder(1, task, Reason.of("test"), "a test", 60), task);
    wait = request.controlThreadWork().blockedWait();
  }

  private void startThreadWithTask() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    Thread worker =
        new Thread(
            () -> {
              tasks.accept(TaskEvents.event(0, TaskEvents.BEGIN));
              begun.countDown();
              sleep();
            });
    worker.setDaemon(true);
    worker.start();
    begun.await();
    follow(worker);
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
  void a_wait_that_was_over_before_the_attempt_was_not_ended_so_a_later_one_is() {
    tooLate = true;
    look();
    look();
    await().until(() -> attempts.get() == 1);

    tooLate = false;
    current = "another query of the same job";
    lookAfter(0);
    lookAfter(SECOND / 5);
    awaitAttempt(2);

    await().until(() -> request.phase().why.contains("the query was ended, after at least "));
  }

  @Test
  void cleanup_code_has_its_window_once_however_often_the_task_waits_again() throws Exception {
    startThreadWithTask();
    look();
    look();
    await().until(() -> attempts.get() == 1);

    current = "second";
    lookAfter(0);
    lookAfter(4 * SECOND);
    assertThat(attempts).hasValue(1);
    lookAfter(SECOND);
    awaitAttempt(2);

    current = "third";
    lookAfter(0);
    lookAfter(SECOND / 5);
    awaitAttempt(3);
  }

  @Test
  void a_wait_after_the_throw_may_be_for_the_next_job_of_a_thread_without_tasks() {
    noteThrow();

    for (int i = 0; i < 20; i++) {
      look();
    }
    awaitEndOfAttempts();

    assertThat(attempts).hasValue(0);
  }

  @Test
  void a_wait_after_the_throw_is_ended_if_the_task_is_known() throws Exception {
    startThreadWithTask();
    noteThrow();

    look();
    look();

    await().until(() -> attempts.get() == 1);
  }

  private void noteThrow() {
    request.delivered("thrown at com.acme.Job.run:42");
    request.throwRecord().blindly(1);
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

  @Test
  void an_attempt_that_throws_is_not_repeated_by_its_thread_and_the_request_tells_of_it() {
    trouble = new StackOverflowError();
    look();
    look();
    await()
        .until(
            () ->
                request
                    .phase()
                    .why
                    .contains("an attempt to end its wait threw java.lang.StackOverflowError"));
    awaitEndOfAttempts();

    assertThat(attempts).hasValue(1);
  }

  @Test
  void attempts_that_throw_count_too() {
    trouble = new AssertionError();
    await()
        .until(
            () -> {
              look();
              return request.phase().why.contains("its wait goes on after 6 attempts to end it");
            });
    awaitEndOfAttempts();

    assertThat(attempts).hasValue(6);
  }

  private static void awaitEndOfAttempts() {
    await().until(() -> OwnThread.living().stream().noneMatch(text -> text.startsWith("unblock")));
  }

  /** It is not begun while the one before is under way. */
  private void awaitAttempt(int number) {
    await()
        .until(
            () -> {
              lookAfter(0);
              return attempts.get() == number;
            });
  }

  private boolean look() {
    return lookAfter(60 * SECOND);
  }

  private boolean lookAfter(long nanos) {
    now += nanos;
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
                if (tooLate) {
                  return;
                }
                if (trouble != null) {
                  throw trouble;
                }
                if (attempt.claim()) {
                  attempt.succeeded("the query", "ended");
                }
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
