/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.task;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TaskCounterTest {
  private static final int POOL = 0;
  private static final int NESTED = 1;

  private final TaskCounter counter = new TaskCounter();

  @Test
  void outside_of_all_boundaries_there_is_only_the_life_of_the_thread() {
    assertThat(counter.top()).isNull();
    assertThat(counter.isUnderWay(null)).isTrue();
  }

  @Test
  void numbers_count_from_one_and_never_come_back() {
    counter.begin(POOL);
    assertThat(counter.top().number).isEqualTo(1);
    counter.end(POOL);
    counter.begin(POOL);
    counter.next(POOL);

    assertThat(counter.top().number).isEqualTo(3);
  }

  @Test
  void a_task_is_over_once_it_has_ended_and_not_before() {
    counter.begin(POOL);
    Work task = counter.top();
    counter.begin(NESTED);
    assertThat(counter.isUnderWay(task)).isTrue();

    counter.end(NESTED);
    assertThat(counter.top()).isSameAs(task);
    counter.end(POOL);

    assertThat(counter.isUnderWay(task)).isFalse();
    assertThat(counter.isUnderWay(null)).as("the thread lives on").isTrue();
  }

  @Test
  void a_worker_is_idle_between_two_tasks() {
    counter.idle(POOL);
    assertThat(counter.top().isIdle()).isTrue();
    counter.next(POOL);
    Work task = counter.top();
    assertThat(task.isIdle()).isFalse();

    counter.idle(POOL);

    assertThat(counter.isUnderWay(task)).isFalse();
    assertThat(counter.top().isIdle()).isTrue();
  }

  @Test
  void an_end_ends_also_what_was_left_by_an_error() {
    counter.begin(POOL);
    counter.begin(NESTED);
    Work left = counter.top();

    counter.end(POOL);

    assertThat(counter.isUnderWay(left)).isFalse();
    assertThat(counter.top()).isNull();
  }

  @Test
  void the_next_task_does_not_begin_inside_of_the_one_before() {
    counter.next(POOL);
    counter.begin(NESTED);
    counter.next(POOL);

    assertThat(counter.top().below).isNull();
  }

  @Test
  void an_end_without_a_beginning_ends_nothing() {
    counter.begin(POOL);
    Work task = counter.top();

    counter.end(NESTED);

    assertThat(counter.top()).isSameAs(task);
  }

  @Test
  void a_method_that_calls_itself_is_a_task_inside_of_a_task() {
    counter.begin(POOL);
    Work outer = counter.top();
    counter.begin(POOL);

    counter.end(POOL);

    assertThat(counter.top()).isSameAs(outer);
  }

  @Test
  void what_joins_a_task_of_its_boundary_is_a_part_of_it() {
    counter.begin(POOL);
    counter.join(NESTED);
    Work request = counter.top();
    assertThat(request.number).isEqualTo(2);

    counter.join(NESTED);
    assertThat(counter.top()).isSameAs(request);
    counter.end(NESTED);

    assertThat(counter.top()).isSameAs(request);
    counter.end(NESTED);
    assertThat(counter.isUnderWay(request)).isFalse();
    assertThat(counter.top().number).isEqualTo(1);
  }

  @Test
  void a_part_inside_of_another_task_belongs_to_that_one() {
    counter.join(NESTED);
    Work request = counter.top();
    counter.begin(POOL);
    Work inner = counter.top();

    counter.join(NESTED);

    assertThat(counter.top()).isSameAs(inner);
    counter.end(NESTED);
    counter.end(POOL);
    assertThat(counter.top()).isSameAs(request);
  }

  @Test
  void nothing_joins_what_a_worker_inside_of_it_waits_for() {
    counter.join(NESTED);
    counter.idle(POOL);

    counter.join(NESTED);

    assertThat(counter.top().number).isEqualTo(2);
  }
}
