/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.gate.TaskEvents;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A worker that has ended a task, and runs while a stop asks for its task. */
class BetweenTasksTest {
  /** Never over: the asking thread is woken as soon as the worker has gone on. */
  private static final long PAUSE_NANOS = TimeUnit.HOURS.toNanos(1);

  private final Tasks tasks = new Tasks(StackEvidence.NONE, PAUSE_NANOS);
  private final Thread asking = Thread.currentThread();
  private final CountDownLatch between = new CountDownLatch(1);
  private final CountDownLatch end = new CountDownLatch(1);
  private Thread worker;
  private volatile boolean goneOn;

  @AfterEach
  void endWorker() throws Exception {
    end.countDown();
    worker.join();
  }

  @Test
  void it_has_no_task_if_it_waits_then() throws Exception {
    begin(this::awaitEnd, this::isWaiting);

    assertThat(tasks.target(worker)).isEmpty();
  }

  @Test
  void by_its_id_its_life_is_no_task_either_if_it_waits_then() throws Exception {
    begin(this::awaitEnd, this::isWaiting);

    assertThat(tasks.named(worker, Tasks.WHOLE_LIFE)).isEmpty();
  }

  @Test
  void the_task_that_it_begins_then_is_not_meant() throws Exception {
    begin(
        () -> {
          tell(TaskEvents.BEGIN);
          goOn();
        },
        () -> goneOn);

    assertThat(tasks.target(worker)).isEmpty();
    assertThat(tasks.target(worker)).get().hasToString(worker.getId() + "#2");
  }

  @Test
  void nor_is_its_life_if_it_has_done_another_task_meanwhile() throws Exception {
    begin(
        () -> {
          tell(TaskEvents.BEGIN);
          tell(TaskEvents.END);
          goOn();
        },
        () -> goneOn);

    assertThat(tasks.target(worker)).isEmpty();
  }

  @Test
  void its_own_work_is_meant_if_it_goes_on_with_that() throws Exception {
    begin(this::goOn, () -> goneOn);

    assertThat(tasks.target(worker)).get().matches(Task::isWholeLife);
  }

  /**
   * Starts the worker.
   *
   * @param then what it does when the asking thread pauses
   * @param isSeen when the asking thread is to look again
   */
  private void begin(Runnable then, BooleanSupplier isSeen) throws Exception {
    worker =
        new Thread(
            () -> {
              tell(TaskEvents.BEGIN);
              tell(TaskEvents.END);
              between.countDown();
              spinUntil(() -> asking.getState() == Thread.State.TIMED_WAITING);
              then.run();
            });
    worker.setDaemon(true);
    worker.start();
    between.await();
    Thread waking =
        new Thread(
            () -> {
              spinUntil(isSeen);
              while (end.getCount() > 0) {
                LockSupport.unpark(asking);
                Thread.yield();
              }
            });
    waking.setDaemon(true);
    waking.start();
  }

  private void goOn() {
    goneOn = true;
    spinUntil(() -> end.getCount() == 0);
  }

  private void awaitEnd() {
    try {
      end.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private boolean isWaiting() {
    return worker.getState() == Thread.State.WAITING;
  }

  private void tell(int happening) {
    tasks.accept(TaskEvents.event(0, happening));
  }

  private static void spinUntil(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      Thread.onSpinWait();
    }
  }
}
