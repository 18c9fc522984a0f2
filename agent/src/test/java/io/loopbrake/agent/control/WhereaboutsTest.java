/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.gate.TaskEvents;
import io.loopbrake.agent.task.Task;
import io.loopbrake.agent.task.Tasks;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WhereaboutsTest {
  private final Tasks tasks = new Tasks();
  private final SpinningWorker worker = new SpinningWorker();

  @AfterEach
  void endWorker() throws Exception {
    worker.end();
  }

  @Test
  void a_loop_in_a_class_that_no_pattern_names_is_told_with_the_pattern_that_would()
      throws Exception {
    StopRequest request = request();
    Thread.sleep(150);

    assertThat(of(request, className -> false, SpinningWorker.class.getName()::equals))
        .startsWith("the thread runs in ")
        .endsWith(
            "; io.loopbrake.agent.control.SpinningWorker is not instrumented:"
                + " addClasses(io.loopbrake.agent.control.SpinningWorker) gives it brakes for the next time that"
                + " it is called");
  }

  @Test
  void of_a_class_that_is_selected_no_pattern_is_told() throws Exception {
    StopRequest request = request();
    Thread.sleep(150);

    assertThat(of(request, className -> true, className -> true)).doesNotContain("addClasses");
  }

  @Test
  void nor_of_classes_that_no_pattern_can_select() throws Exception {
    StopRequest request = request();
    Thread.sleep(150);

    assertThat(of(request, className -> false, className -> false)).doesNotContain("addClasses");
  }

  @Test
  void a_task_inside_of_the_one_to_stop_is_named() throws Exception {
    StopRequest request = request();
    worker.does(
        () -> {
          tasks.accept(TaskEvents.event(0, TaskEvents.BEGIN));
          return true;
        });

    assertThat(of(request, className -> true, className -> true))
        .startsWith(
            "the thread works on task %d#1 inside of it, which is not to be disturbed: stop that one; the thread runs"
                .formatted(worker.getId()));
  }

  @Test
  void of_a_closed_request_there_is_nothing_to_tell() {
    StopRequest request = request();
    request.close(Endings.cancelled("taken back"));

    assertThat(of(request, className -> true, className -> true)).isEmpty();
  }

  private String of(
      StopRequest request, Predicate<String> isSelected, Predicate<String> isSelectable) {
    return new Whereabouts(
            new NothingCovered() {
              @Override
              public boolean isSelected(String className) {
                return isSelected.test(className);
              }

              @Override
              public boolean isSelectable(String className) {
                return isSelectable.test(className);
              }
            })
        .of(request);
  }

  private StopRequest request() {
    Task task = tasks.current(worker).orElseThrow();
    return new StopRequest(new StopOrder(1, task, Reason.of("test"), "test", 60), task);
  }
}
