/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.task;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TaskClockTest {
  private static final int POOL = 0;
  private static final int NESTED = 1;

  private final TaskClock clock = new TaskClock();

  @Test
  void outside_of_all_boundaries_there_is_only_the_life_of_the_thread() {
    assertThat(clock.top()).isNull();
    assertThat(clock.isUnderWay(null)).isTrue();
  }

  @Test
  void numbers_count_from_one_and_never_come_back() {
    clock.begin(POOL);
    assertThat(clock.top().number).isEqualTo(1);
    clock.end(POOL);
    clock.begin(POOL);
    clock.next(POOL);

    assertThat(clock.top().number).isEqualTo(3);
  }

  @Test
  void a_task_is_over_once_it_has_ended_and_not_before() {
    clock.begin(POOL);
    Work task = clock.top();
    clock.begin(NESTED);
    assertThat(clock.isUnderWay(task)).isTrue();

    clock.end(NESTED);
    assertThat(clock.top()).isSameAs(task);
    clock.end(POOL);

    assertThat(clock.isUnderWay(task)).isFalse();
    assertThat(clock.isUnderWay(null)).as("the thread lives on").isTrue();
  }

  @Test
  void a_worker_is_idle_between_two_tasks() {
    clock.idle(POOL);
    assertThat(clock.top().isIdle()).isTrue();
    clock.next(POOL);
    Work task = clock.top();
    assertThat(task.isIdle()).isFalse();

    clock.idle(POOL);

    assertThat(clock.isUnderWay(task)).isFalse();
    assertThat(clock.top().isIdle()).isTrue();
  }

  @Test
  void an_end_ends_also_what_was_left_by_an_error() {
    clock.begin(POOL);
    clock.begin(NESTED);
    Work left = clock.top();

    clock.end(POOL);

    assertThat(clock.isUnderWay(left)).isFalse();
    assertThat(clock.top()).isNull();
  }

  @Test
  void the_next_task_does_not_begin_inside_of_the_one_before() {
    clock.next(POOL);
    clock.begin(NESTED);
    clock.next(POOL);

    assertThat(clock.top().below).isNull();
  }

  @Test
  void an_end_without_a_beginning_ends_nothing() {
    clock.begin(POOL);
    Work task = clock.top();

    clock.end(NESTED);

    assertThat(clock.top()).isSameAs(task);
  }

  @Test
  void a_method_that_calls_itself_is_a_task_inside_of_a_task() {
    clock.begin(POOL);
    Work outer = clock.top();
    clock.begin(POOL);

    clock.end(POOL);

    assertThat(clock.top()).isSameAs(outer);
  }

  @Test
  void what_joins_a_task_of_its_boundary_is_a_part_of_it() {
    clock.begin(POOL);
    clock.join(NESTED);
    Work request = clock.top();
    assertThat(request.number).isEqualTo(2);

    clock.join(NESTED);
    assertThat(clock.top()).isSameAs(request);
    clock.end(NESTED);

    assertThat(clock.top()).isSameAs(request);
    clock.end(NESTED);
    assertThat(clock.isUnderWay(request)).isFalse();
    assertThat(clock.top().number).isEqualTo(1);
  }

  @Test
  void a_part_inside_of_another_task_belongs_to_that_one() {
    clock.join(NESTED);
    Work request = clock.top();
    clock.begin(POOL);
    Work inner = clock.top();

    clock.join(NESTED);

    assertThat(clock.top()).isSameAs(inner);
    clock.end(NESTED);
    clock.end(POOL);
    assertThat(clock.top()).isSameAs(request);
  }

  @Test
  void nothing_joins_what_a_worker_inside_of_it_waits_for() {
    clock.join(NESTED);
    clock.idle(POOL);

    clock.join(NESTED);

    assertThat(clock.top().number).isEqualTo(2);
  }
}
