/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.loopbrake.agent.gate.TaskEvents;
import io.loopbrake.agent.task.Task;
import io.loopbrake.agent.task.Tasks;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The thread's own class is the one with the time limit; its loops have no checkpoints. */
class InterruptedTasksTest {
  private static final long MILLIS = 200;
  private static final int POOL = 1;
  private static final int NESTED = 2;
  private static final String NOTICED =
      "cancelled because the code took note of the interrupt: its status is cleared;"
          + " the stop error had not been thrown";

  private final Tasks tasks = new Tasks();
  private final SpinningWorker worker = new SpinningWorker();
  private final StopControl control = ControlOfThisJvm.of(tasks);
  private final TimeLimitWatch watch = TimeLimitWatch.ofInterrupts(control, new Targets(tasks));

  @BeforeEach
  void begin() {
    tasks.noteInterrupts();
    watch.add(SpinningWorker.class.getName()::equals, MILLIS, "com.acme.**:200ms");
    watch.start();
  }

  @AfterEach
  void end() throws Exception {
    control.close();
    worker.end();
  }

  @Test
  void a_task_that_takes_no_note_of_its_interrupt_is_asked_to_stop_and_the_request_says_why()
      throws Exception {
    tell(POOL, TaskEvents.BEGIN);
    long before = System.nanoTime();
    worker.interrupt();

    RequestView view = ControlOfThisJvm.awaitRequest(control);

    assertThat(System.nanoTime() - before).isGreaterThanOrEqualTo(MILLIS * 1_000_000);
    assertThat(view.task()).isEqualTo(worker.getId() + "#1");
    assertThat(view.requestedBy()).isEqualTo("an interrupt");
    assertThat(view.reason())
        .isEqualTo(
            "still at work with its interrupt status set for longer than com.acme.**:200ms allows");
  }

  @Test
  void a_thread_without_known_tasks_is_asked_as_well() {
    worker.interrupt();

    assertThat(ControlOfThisJvm.awaitRequest(control).task()).isEqualTo(worker.getId() + "#0");
  }

  @Test
  void nobody_is_asked_who_was_not_interrupted_or_has_cleared_the_status() throws Exception {
    worker.does(
        () -> {
          Thread.currentThread().interrupt();
          return Thread.interrupted();
        });

    Thread.sleep(3 * MILLIS);

    assertThat(control.requests()).isEmpty();
  }

  @Test
  void an_interrupt_that_the_thread_brings_along_from_another_task_is_not_for_this_one()
      throws Exception {
    tell(POOL, TaskEvents.BEGIN);
    worker.interrupt();
    tell(POOL, TaskEvents.NEXT);

    Thread.sleep(3 * MILLIS);
    assertThat(control.requests()).isEmpty();

    tell(POOL, TaskEvents.IDLE);
    worker.does(Thread::interrupted);
    tell(POOL, TaskEvents.NEXT);
    worker.interrupt();
    assertThat(ControlOfThisJvm.awaitRequest(control).task()).isEqualTo(worker.getId() + "#3");
  }

  @Test
  void an_interrupt_of_a_task_inside_is_not_for_the_task_around_it() throws Exception {
    tell(POOL, TaskEvents.BEGIN);
    tell(NESTED, TaskEvents.BEGIN);
    worker.interrupt();
    tell(NESTED, TaskEvents.END);

    Thread.sleep(3 * MILLIS);

    assertThat(control.requests()).isEmpty();
  }

  @Test
  void a_part_of_the_task_makes_no_difference() throws Exception {
    tell(POOL, TaskEvents.JOIN);
    worker.interrupt();
    tell(POOL, TaskEvents.JOIN);
    tell(POOL, TaskEvents.END);

    assertThat(ControlOfThisJvm.awaitRequest(control).task()).isEqualTo(worker.getId() + "#1");
  }

  @Test
  void an_interrupt_of_the_agent_itself_does_not_count() throws Exception {
    Task task = tasks.current(worker).orElseThrow();
    StopRequest request = request(task);
    request.interrupts().send(request, "interrupted while it waited");

    Thread.sleep(3 * MILLIS);
    assertThat(worker.isInterrupted()).isTrue();
    assertThat(control.requests()).isEmpty();

    worker.does(
        () -> {
          request.interrupts().takeBack(request);
          return true;
        });
    worker.interrupt();
    ControlOfThisJvm.awaitRequest(control);
  }

  @Test
  void an_operator_who_takes_the_request_back_has_the_last_word() throws Exception {
    worker.interrupt();
    control.cancel(ControlOfThisJvm.awaitRequest(control).id(), "root");

    Thread.sleep(3 * MILLIS);

    assertThat(control.requests())
        .extracting(RequestView::state)
        .containsExactly(RequestState.CANCELLED);
  }

  @Test
  void code_that_takes_note_late_is_not_stopped_and_has_its_time_anew() throws Exception {
    worker.interrupt();
    long first = ControlOfThisJvm.awaitRequest(control).id();

    passCheckpoint(
        () -> {
          Thread.interrupted();
          return true;
        });
    worker.interrupt();

    assertThat(control.request(first).state()).isEqualTo(RequestState.CANCELLED);
    assertThat(control.request(first).why()).isEqualTo(NOTICED);
    await().until(() -> control.requests().size() == 2);
  }

  @Test
  void a_checkpoint_stops_who_has_not_taken_note() throws Exception {
    worker.interrupt();
    long id = ControlOfThisJvm.awaitRequest(control).id();

    assertThat(passCheckpoint(() -> true)).isInstanceOf(LoopStoppedError.class);

    assertThat(control.request(id).state()).isEqualTo(RequestState.DELIVERED);
    assertThat(worker.isInterrupted()).as("cleanup code sees it").isTrue();
  }

  @Test
  void who_else_asks_for_the_stop_gets_it_whatever_becomes_of_the_interrupt() throws Exception {
    worker.interrupt();
    long id = ControlOfThisJvm.awaitRequest(control).id();
    Task task = tasks.current(worker).orElseThrow();

    assertThat(control.stop(task, Reason.of("month end"), "root", 60).id()).isEqualTo(id);

    assertThat(passCheckpoint(Thread::interrupted)).isInstanceOf(LoopStoppedError.class);
    assertThat(control.request(id).why()).contains("asked for by root as well: month end");
  }

  @Test
  void the_interrupt_ends_with_the_stopped_task() throws Exception {
    tell(POOL, TaskEvents.BEGIN);
    worker.interrupt();
    long id = ControlOfThisJvm.awaitRequest(control).id();
    passCheckpoint(() -> true);

    tell(POOL, TaskEvents.IDLE);

    assertThat(worker.isInterrupted()).isFalse();
    assertThat(control.request(id).state()).isEqualTo(RequestState.STOPPED);
  }

  @Test
  void a_task_that_ends_by_itself_leaves_its_interrupt_as_it_would_without_the_agent()
      throws Exception {
    tell(POOL, TaskEvents.BEGIN);
    worker.interrupt();
    long id = ControlOfThisJvm.awaitRequest(control).id();

    tell(POOL, TaskEvents.IDLE);

    assertThat(worker.isInterrupted()).isTrue();
    await().until(() -> control.request(id).state() == RequestState.MISSED);
  }

  private static StopRequest request(Task task) {
    return new StopRequest(new StopOrder(1, task, Reason.of("test"), "test", 60), task);
  }

  /** Does something in the thread, and passes a checkpoint. Returns what that threw, or null. */
  private Throwable passCheckpoint(Callable<?> before) throws Exception {
    return worker.does(
        () -> {
          before.call();
          try {
            control.passed(StopPolicies.withoutInterrupts().rules());
            return null;
          } catch (LoopStoppedError stop) {
            return stop;
          }
        });
  }

  private void tell(int boundary, int happening) throws Exception {
    worker.does(
        () -> {
          tasks.accept(TaskEvents.event(boundary, happening));
          return true;
        });
  }
}
