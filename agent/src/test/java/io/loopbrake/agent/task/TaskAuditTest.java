/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TaskAuditTest {
  private static final int POOL = 0;
  private static final int NAMED = 64;

  private final TaskCounter counter = new TaskCounter();

  @Test
  void a_task_whose_method_has_left_the_stack_is_over() {
    counter.begin(NAMED);
    Work stale = counter.top();

    audit(Thread.State.RUNNABLE, "spin");

    assertThat(counter.isUnderWay(stale)).isFalse();
    assertThat(counter.top()).isNull();
  }

  @Test
  void what_was_begun_around_and_inside_of_it_stays() {
    counter.begin(POOL);
    Work outer = counter.top();
    counter.begin(NAMED);
    counter.begin(POOL);
    Work inner = counter.top();

    audit(Thread.State.RUNNABLE, "spin", "runWorker", "runWorker");

    assertThat(counter.top()).isSameAs(inner);
    assertThat(inner.below).isSameAs(outer);
  }

  @Test
  void of_two_of_which_one_is_over_neither_is_stopped_by_its_old_number() {
    counter.begin(NAMED);
    Work one = counter.top();
    counter.begin(NAMED);
    Work other = counter.top();

    audit(Thread.State.RUNNABLE, "handle");

    assertThat(counter.isUnderWay(one)).isFalse();
    assertThat(counter.isUnderWay(other)).isFalse();
    assertThat(counter.top().name()).isEqualTo("u1");
    counter.end(NAMED);
    assertThat(counter.top()).isNull();
  }

  @Test
  void a_worker_that_loops_while_it_counts_as_idle_is_at_an_unknown_task_until_its_next_event() {
    counter.idle(POOL);

    audit(Thread.State.RUNNABLE, "spin", "runWorker");

    Work unknown = counter.top();
    assertThat(unknown.isIdle()).isFalse();
    assertThat(unknown.name()).isEqualTo("u1");
    counter.next(POOL);
    assertThat(counter.isUnderWay(unknown)).isFalse();
  }

  @Test
  void a_worker_that_loops_in_the_queue_it_fetches_from_is_idle() {
    counter.idle(POOL);
    Work idle = counter.top();

    audit(Thread.State.RUNNABLE, "spin", "getTask", "runWorker");

    assertThat(counter.top()).isSameAs(idle);
  }

  @Test
  void a_worker_that_waits_where_it_fetches_tasks_is_idle_whatever_the_last_event() {
    counter.next(POOL);
    Work task = counter.top();

    audit(Thread.State.WAITING, "park", "getTask", "runWorker");

    assertThat(counter.isUnderWay(task)).isFalse();
    assertThat(counter.top().isIdle()).isTrue();
  }

  @Test
  void a_stack_that_may_be_cut_off_proves_nothing() {
    counter.begin(NAMED);
    Work task = counter.top();

    correct(Thread.State.RUNNABLE, Stream.generate(() -> frame("spin")).limit(1024));
    correct(Thread.State.RUNNABLE, Stream.of(frame("spin")));

    assertThat(counter.top()).isSameAs(task);
  }

  @Test
  void a_recursion_of_tasks_keeps_no_more_than_a_thousand() {
    for (int i = 0; i < 100_000; i++) {
      counter.begin(NAMED);
    }

    assertThat(counter.top().depth).isEqualTo(TaskCounter.DEEPEST);
    for (int i = 0; i < 100_000; i++) {
      counter.end(NAMED);
    }
    assertThat(counter.top()).isNull();
  }

  private void audit(Thread.State state, String... methods) {
    correct(state, Stream.concat(Stream.of(methods), Stream.of("run")).map(TaskAuditTest::frame));
  }

  private void correct(Thread.State state, Stream<StackTraceElement> stack) {
    new TaskAudit(new Evidence(), stack.toArray(StackTraceElement[]::new), state)
        .correct(counter, counter.top());
  }

  private static StackTraceElement frame(String method) {
    return new StackTraceElement("com.acme.Job", method, null, 1);
  }

  private static final class Evidence implements StackEvidence {
    @Override
    public boolean isKnown(int boundary) {
      return true;
    }

    @Override
    public boolean isOf(int boundary, String className, String methodName) {
      return boundary == POOL
          ? methodName.equals("runWorker") || methodName.equals("getTask")
          : methodName.equals("handle");
    }

    @Override
    public boolean isWait(int boundary, String className, String methodName) {
      return boundary == POOL && methodName.equals("getTask");
    }

    @Override
    public boolean isApplicationLoop(String className, String methodName) {
      return methodName.equals("spin");
    }
  }
}
