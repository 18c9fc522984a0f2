/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.task.Task;
import io.loopbrake.agent.task.Tasks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each operation on a request answers with the request as it has become. */
class StopControlTest {
  private static final Reason MONTH_END = Reason.of("month end");

  private final Tasks tasks = new Tasks();
  private final CountDownLatch never = new CountDownLatch(1);
  private final StopControl control = ControlOfThisJvm.of(tasks);

  @AfterEach
  void giveCheckpointsBack() {
    never.countDown();
    control.close();
  }

  @Test
  void stop_force_and_cancel_answer_with_the_request() throws Exception {
    RequestView asked = control.stop(waiting(), MONTH_END, "root", 60);
    assertThat(asked.state()).isEqualTo(RequestState.PENDING);
    assertThat(asked.why()).contains("the thread waits").contains("StopControlTest");

    RequestView forced = control.force(asked.id(), MONTH_END, "root");
    assertThat(forced.id()).isEqualTo(asked.id());
    assertThat(forced.why()).contains("by root: month end");

    RequestView cancelled = control.cancel(asked.id(), "root");
    assertThat(cancelled.id()).isEqualTo(asked.id());
    assertThat(cancelled.state()).isEqualTo(RequestState.CANCELLED);
  }

  @Test
  void stops_of_several_tasks_are_answered_in_their_order_with_the_refusals_apart()
      throws Exception {
    Task first = waiting();
    Task ended = waiting();
    Task last = waiting();
    ended.thread().interrupt();
    ended.thread().join();
    List<String> refusals = new ArrayList<>();

    List<RequestView> requests =
        control.stopAll(
            Arrays.asList(last, ended, first),
            MONTH_END,
            "root",
            60,
            refusal -> refusals.add(refusal.getMessage()));

    assertThat(requests)
        .extracting(RequestView::threadName)
        .containsExactly(last.thread().getName(), first.thread().getName());
    assertThat(refusals).singleElement().asString().contains("has ended");
  }

  /** The whole life of a thread that waits for its interrupt or for the end of the test. */
  private Task waiting() throws InterruptedException {
    Thread thread =
        new Thread(
            () -> {
              try {
                never.await();
              } catch (InterruptedException asToldTo) {
                // It ends.
              }
            });
    thread.setDaemon(true);
    thread.start();
    while (thread.getState() != Thread.State.WAITING) {
      Thread.sleep(1);
    }
    return tasks.current(thread).orElseThrow();
  }
}
