/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopbrake.agent.config.MethodPatterns;
import io.loopbrake.agent.delivery.CleanupCode;
import io.loopbrake.agent.delivery.DeliveryRules;
import io.loopbrake.agent.delivery.HandlerLookup;
import io.loopbrake.agent.delivery.NoStopZones;
import io.loopbrake.agent.gate.TaskEvents;
import io.loopbrake.agent.stack.Frame;
import io.loopbrake.agent.stack.StackReader;
import io.loopbrake.agent.task.Task;
import io.loopbrake.agent.task.Tasks;
import org.junit.jupiter.api.Test;

/** A request says that its error was thrown if and only if it was. */
class DeliveryRecordTest {
  private static final Frame[] STACK = {
    new Frame("com.acme.Job", "run", null, Frame.UNKNOWN, 42, 0)
  };

  private final Tasks tasks = new Tasks();
  private final Thread self = Thread.currentThread();

  @Test
  void an_error_that_is_thrown_without_memory_to_look_at_the_stack_counts() {
    StopRequest request = request();

    assertThatThrownBy(
            () ->
                request.deliver(
                    rules(
                        () -> {
                          throw new OutOfMemoryError("made up");
                        })))
        .isInstanceOf(LoopStoppedError.class);
    end(request);

    assertThat(request.phase().state).isEqualTo(RequestState.STOPPED);
    assertThat(request.phase().before.state).isEqualTo(RequestState.DELIVERED);
    assertThat(request.phase().why).contains("although no memory was left to examine the stack");
  }

  @Test
  void a_request_that_is_taken_back_while_the_stack_is_looked_at_throws_nothing() {
    StopRequest request = request();

    request.deliver(
        rules(
            () -> {
              request.close(Ending.cancelled("taken back"));
              return STACK;
            }));

    assertThat(request.phase().state).isEqualTo(RequestState.CANCELLED);
    assertThat(request.phase().why).contains("the stop error had not been thrown");
  }

  @Test
  void a_request_that_is_taken_back_between_two_throws_throws_no_more() {
    StopRequest request = request();
    assertThatThrownBy(() -> request.deliver(rules(() -> STACK)))
        .isInstanceOf(LoopStoppedError.class);

    request.deliver(
        rules(
            () -> {
              request.close(Ending.cancelled("taken back"));
              return STACK;
            }));

    assertThat(request.phase().why).contains("thrown at com.acme.Job.run:42");
  }

  private StopRequest request() {
    tasks.accept(TaskEvents.event(0, TaskEvents.BEGIN));
    Task task = tasks.current(self).orElseThrow();
    return new StopRequest(new StopOrder(1, task, Reason.of("test"), "test", 60), task);
  }

  private void end(StopRequest request) {
    tasks.accept(TaskEvents.event(0, TaskEvents.END));
    request.taskChanged();
  }

  private static DeliveryRules rules(StackReader stacks) {
    return new DeliveryRules(
        stacks,
        new NoStopZones(MethodPatterns.NONE, className -> true),
        new CleanupCode(frame -> HandlerLookup.NONE),
        0,
        null);
  }
}
