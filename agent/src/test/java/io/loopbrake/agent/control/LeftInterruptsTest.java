/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.gate.TaskEvents;
import io.loopbrake.agent.task.Task;
import io.loopbrake.agent.task.TaskListener;
import io.loopbrake.agent.task.Tasks;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An interrupt that was meant for one task is not seen by what its thread does next. */
class LeftInterruptsTest {
  private static final int POOL = 0;
  private static final int NESTED = 1;

  private final Tasks tasks = new Tasks();
  private final RequestBook book = new RequestBook();
  private final SpinningWorker worker = new SpinningWorker();
  private Task task;

  /** What the control thread does while the worker is between two instructions of ours. */
  private volatile Runnable meanwhile = () -> {};

  /** The same, after the worker has seen whether there are requests. */
  private volatile Runnable afterLook = () -> {};

  @BeforeEach
  void beginTask() throws Exception {
    tasks.tell(new Control());
    tell(POOL, TaskEvents.BEGIN);
    task = tasks.current(worker).orElseThrow();
  }

  @AfterEach
  void endWorker() throws Exception {
    worker.end();
  }

  @Test
  void the_end_of_the_task_takes_it_back() throws Exception {
    StopRequest request = interrupting();

    tell(POOL, TaskEvents.IDLE);

    assertThat(isInterrupted()).isFalse();
    assertThat(request.phase().state).isEqualTo(RequestState.STOPPED);
    assertThat(request.thread()).isNull();
  }

  @Test
  void also_when_the_control_thread_notices_the_end_first() throws Exception {
    StopRequest request = interrupting();
    meanwhile =
        () -> {
          request.close(Ending.over(task));
          book.putClosedAside();
        };

    tell(POOL, TaskEvents.NEXT);

    assertThat(isInterrupted()).isFalse();
    assertThat(request.phase().state).isEqualTo(RequestState.STOPPED);
    book.putClosedAside();
    assertThat(book.open().isEmpty()).isTrue();
  }

  @Test
  void also_when_the_request_came_and_interrupted_after_the_look_for_requests() throws Exception {
    StopRequest request = request();
    afterLook =
        () -> {
          afterLook = () -> {};
          book.add(request);
          request.interrupts().send(request, "interrupted while it ran");
        };

    tell(POOL, TaskEvents.NEXT);

    assertThat(request.phase().why).contains("interrupted while it ran");
    assertThat(isInterrupted()).isFalse();
    assertThat(request.phase().state).isEqualTo(RequestState.STOPPED);
  }

  @Test
  void also_when_the_request_was_taken_back_before() throws Exception {
    StopRequest request = interrupting();
    request.close(Ending.cancelled("taken back"));
    book.putClosedAside();

    tell(POOL, TaskEvents.END);

    assertThat(isInterrupted()).isFalse();
    assertThat(request.phase().state).isEqualTo(RequestState.CANCELLED);
    assertThat(book.putClosedAside()).containsExactly(request);
    assertThat(book.open().isEmpty()).isTrue();
  }

  @Test
  void a_task_that_begins_inside_of_it_takes_it_back() throws Exception {
    StopRequest request = interrupting();

    tell(NESTED, TaskEvents.BEGIN);

    assertThat(isInterrupted()).isFalse();
    assertThat(request.isOpen()).isTrue();
    request.interrupts().send(request, "interrupted while it waited");
    assertThat(isInterrupted()).isFalse();

    tell(NESTED, TaskEvents.END);
    request.interrupts().send(request, "interrupted while it waited");
    assertThat(isInterrupted()).isTrue();
  }

  @Test
  void a_request_that_was_taken_back_interrupts_no_more_and_can_be_made_anew() throws Exception {
    StopRequest request = interrupting();
    request.close(Ending.cancelled("taken back"));
    worker.does(Thread::interrupted);

    request.interrupts().send(request, "interrupted while it waited");

    assertThat(isInterrupted()).isFalse();
    assertThat(book.open().of(task)).isNull();
  }

  @Test
  void an_interrupt_of_somebody_else_is_not_taken_back() throws Exception {
    book.add(request());
    worker.interrupt();

    tell(POOL, TaskEvents.IDLE);

    assertThat(isInterrupted()).isTrue();
  }

  @Test
  void nothing_is_kept_of_a_thread_that_ended_with_its_interrupt() throws Exception {
    StopRequest request = interrupting();
    worker.end();

    request.close(Ending.over(task));

    assertThat(request.thread()).isNull();
    assertThat(book.putClosedAside()).containsExactly(request);
  }

  private StopRequest request() {
    return new StopRequest(new StopOrder(1, task, Reason.of("test"), "test", 60), task);
  }

  /** A request that has interrupted its thread, which has not noticed so far. */
  private StopRequest interrupting() throws Exception {
    StopRequest request = request();
    book.add(request);
    request.interrupts().send(request, "interrupted while it waited");
    assertThat(isInterrupted()).isTrue();
    return request;
  }

  private boolean isInterrupted() throws Exception {
    return worker.does(() -> Thread.currentThread().isInterrupted());
  }

  private void tell(int boundary, int happening) throws Exception {
    worker.does(
        () -> {
          tasks.accept(TaskEvents.event(boundary, happening));
          return true;
        });
  }

  private final class Control implements TaskListener {
    @Override
    public boolean isListening() {
      meanwhile.run();
      boolean listening = !book.open().isEmpty();
      afterLook.run();
      return listening;
    }

    @Override
    public void taskChanged(Thread current) {
      book.open().taskChanged(current);
    }
  }
}
