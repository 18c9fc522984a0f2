/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.loopbrake.agent.config.MethodPatterns;
import io.loopbrake.agent.delivery.CleanupCode;
import io.loopbrake.agent.delivery.DeliveryRules;
import io.loopbrake.agent.delivery.HandlerLookup;
import io.loopbrake.agent.delivery.NoStopZones;
import io.loopbrake.agent.gate.TaskEvents;
import io.loopbrake.agent.stack.Frame;
import io.loopbrake.agent.task.Task;
import io.loopbrake.agent.task.Tasks;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenRequestsTest {
  private static final DeliveryRules RULES =
      new DeliveryRules(
          () -> new Frame[] {new Frame("com.acme.Job", "run", null, Frame.UNKNOWN, 42, 0)},
          new NoStopZones(MethodPatterns.NONE, className -> true),
          new CleanupCode(frame -> HandlerLookup.NONE),
          0,
          null);

  private final Tasks tasks = new Tasks();
  private final Thread self = Thread.currentThread();
  private OpenRequests requests = OpenRequests.NONE;

  @Test
  void each_of_ten_thousand_is_found_by_its_thread() {
    List<StopRequest> made = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      made.add(request(new Thread("target " + i)));
    }
    OpenRequests all = new OpenRequests(made);

    assertThat(all.all()).containsExactlyElementsOf(made);
    assertThat(made).allSatisfy(request -> assertThat(all.of(request.task())).isSameAs(request));
    assertThat(all.of(current(new Thread("bystander")))).isNull();
  }

  @Test
  void one_that_is_added_costs_no_copy_of_the_others() {
    List<StopRequest> made = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      made.add(request(new Thread("target " + i)));
    }
    ThreadMXBean memory = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = memory.getThreadAllocatedBytes(self.getId());

    made.forEach(this::add);

    assertThat(memory.getThreadAllocatedBytes(self.getId()) - before).isLessThan(10_000_000);
    assertThat(requests.all()).containsExactlyElementsOf(made);
    assertThat(made)
        .allSatisfy(request -> assertThat(requests.of(request.task())).isSameAs(request));
    assertThat(OpenRequests.NONE.isEmpty()).isTrue();
  }

  @Test
  void a_bystander_is_not_disturbed() {
    add(request(new Thread("target")));

    requests.deliver(self, RULES);

    assertThat(requests.all()).allSatisfy(request -> assertThat(request.isDelivered()).isFalse());
  }

  @Test
  void the_thread_to_stop_is_stopped() {
    StopRequest request = add(request(self));

    assertThatThrownBy(() -> requests.deliver(self, RULES))
        .isInstanceOf(LoopStoppedError.class)
        .hasMessageContaining("request 1: test");
    assertThat(request.isDelivered()).isTrue();
  }

  @Test
  void of_two_tasks_of_a_thread_the_innermost_is_stopped() {
    StopRequest outer = add(request(self));
    tasks.accept(TaskEvents.event(0, TaskEvents.BEGIN));

    requests.deliver(self, RULES);
    assertThat(outer.isDelivered()).isFalse();

    StopRequest inner = add(request(self));
    assertThatThrownBy(() -> requests.deliver(self, RULES)).isInstanceOf(LoopStoppedError.class);
    assertThat(outer.isDelivered()).isFalse();
    assertThat(inner.isDelivered()).isTrue();
  }

  @Test
  void a_task_that_is_over_takes_its_request_along_and_no_other() {
    StopRequest outer = add(request(self));
    tasks.accept(TaskEvents.event(0, TaskEvents.BEGIN));
    StopRequest inner = add(request(self));
    tasks.accept(TaskEvents.event(0, TaskEvents.END));

    assertThat(requests.taskChanged(self)).isTrue();

    assertThat(inner.phase().state).isEqualTo(RequestState.MISSED);
    assertThat(outer.isOpen()).isTrue();
  }

  @Test
  void a_closed_request_is_not_the_one_for_a_task() {
    StopRequest request = add(request(self));
    Task task = request.task();
    request.close(Ending.cancelled("taken back"));

    assertThat(requests.of(task)).isNull();
    requests.deliver(self, RULES);
  }

  @Test
  void none_is_empty_and_has_nothing_to_deliver() {
    assertThat(OpenRequests.NONE.isEmpty()).isTrue();
    OpenRequests.NONE.deliver(self, RULES);
    assertThat(OpenRequests.NONE.taskChanged(self)).isFalse();
  }

  private StopRequest add(StopRequest request) {
    requests = requests.with(request);
    return request;
  }

  private StopRequest request(Thread thread) {
    Task task = current(thread);
    return new StopRequest(new StopOrder(1, task, Reason.of("test"), "test", 60), task);
  }

  private Task current(Thread thread) {
    return tasks.current(thread).orElseThrow();
  }
}
