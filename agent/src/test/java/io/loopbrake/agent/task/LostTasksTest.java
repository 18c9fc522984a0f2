/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.gate.TaskEvents;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of tasks when there is no memory or stack left to take note of them. */
class LostTasksTest {
  private static final int BOUNDARY = 3;

  private final Tasks tasks = new Tasks();
  private final Thread self = Thread.currentThread();

  @ParameterizedTest
  @ValueSource(ints = {TaskEvents.BEGIN, TaskEvents.NEXT})
  void no_event_throws_and_nobody_is_taken_for_somebody_else(int happening) {
    tell(TaskEvents.NEXT);
    Task before = tasks.current(self).orElseThrow();
    tasks.tell(new Full());

    tell(happening);

    assertThat(tasks.current(self)).hasValueSatisfying(task -> assertThat(task).hasToString(id(2)));
    assertThat(before.isInnermost()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {TaskEvents.END, TaskEvents.IDLE})
  void a_task_whose_end_was_told_is_over_all_the_same(int happening) {
    tell(TaskEvents.BEGIN);
    Task before = tasks.current(self).orElseThrow();
    tasks.tell(new Full());

    tell(happening);

    assertThat(before.isOver()).isTrue();
  }

  private String id(int number) {
    return self.getId() + "#" + number;
  }

  private void tell(int happening) {
    tasks.accept(TaskEvents.event(BOUNDARY, happening));
  }

  private static final class Full implements TaskListener {
    @Override
    public boolean isListening() {
      return true;
    }

    @Override
    public void taskChanged(Thread current) {
      throw new OutOfMemoryError("made up");
    }
  }
}
