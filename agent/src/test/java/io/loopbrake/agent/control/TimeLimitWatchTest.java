/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.loopbrake.agent.task.Tasks;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TimeLimitWatchTest {
  private static final long MILLIS = 200;

  private final Tasks tasks = new Tasks();
  private final SpinningWorker worker = new SpinningWorker();
  private final StopControl control = ControlOfThisJvm.of(tasks);

  @AfterEach
  void end() throws Exception {
    control.close();
    worker.end();
  }

  @Test
  void a_task_that_is_at_work_for_too_long_is_asked_to_stop_and_the_request_says_why() {
    watch(SpinningWorker.class.getName()::equals);

    RequestView view = ControlOfThisJvm.awaitRequest(control);

    assertThat(view.task()).isEqualTo(worker.getId() + "#0");
    assertThat(view.requestedBy()).isEqualTo("the deadline com.acme.**:200ms");
    assertThat(view.reason())
        .isEqualTo("at work for longer than its deadline com.acme.**:200ms allows");
  }

  @Test
  void a_deadline_whose_pattern_is_as_long_as_may_be_is_kept_all_the_same() {
    String longest = "c".repeat(500) + ":200ms";
    watch(SpinningWorker.class.getName()::equals, longest);

    RequestView view = ControlOfThisJvm.awaitRequest(control);

    assertThat(view.requestedBy()).isEqualTo("the deadline " + longest);
    assertThat(view.reason())
        .startsWith("at work for longer than its deadline ccc")
        .endsWith("ccc... allows");
  }

  @Test
  void an_operator_who_takes_the_request_back_has_the_last_word() throws Exception {
    watch(SpinningWorker.class.getName()::equals);
    control.cancel(ControlOfThisJvm.awaitRequest(control).id(), "root");

    Thread.sleep(3 * MILLIS);

    assertThat(control.requests())
        .extracting(RequestView::state)
        .containsExactly(RequestState.CANCELLED);
  }

  @Test
  void tasks_in_other_classes_have_all_the_time_they_want() throws Exception {
    watch("com.acme.Job"::equals);

    Thread.sleep(3 * MILLIS);

    assertThat(control.requests()).isEmpty();
  }

  @Test
  void many_deadlines_share_one_thread_and_one_look() {
    AtomicInteger asked = new AtomicInteger();
    TimeLimitWatch watch = TimeLimitWatch.ofWork(control, new Targets(tasks));
    for (int i = 0; i < 40; i++) {
      watch.add(
          name -> {
            asked.incrementAndGet();
            return false;
          },
          MILLIS,
          "p" + i + ".**:200ms");
    }
    watch.add(SpinningWorker.class.getName()::equals, MILLIS, "com.acme.**:200ms");
    watch.start();

    assertThat(ControlOfThisJvm.awaitRequest(control).requestedBy())
        .isEqualTo("the deadline com.acme.**:200ms");

    assertThat(Thread.getAllStackTraces().keySet())
        .extracting(Thread::getName)
        .containsOnlyOnce("loopbrake-deadline");
    int until = asked.get();
    await().pollDelay(3 * MILLIS, TimeUnit.MILLISECONDS).until(() -> true);
    assertThat(asked.get()).as("asked again of classes seen before").isLessThan(2 * until);
  }

  @Test
  void the_watch_ends_with_the_agent() {
    watch(SpinningWorker.class.getName()::equals);
    ControlOfThisJvm.awaitRequest(control);

    control.close();

    await()
        .untilAsserted(
            () ->
                assertThat(Thread.getAllStackTraces().keySet())
                    .extracting(Thread::getName)
                    .doesNotContain("loopbrake-deadline"));
  }

  private void watch(Predicate<String> classes) {
    watch(classes, "com.acme.**:200ms");
  }

  private void watch(Predicate<String> classes, String name) {
    TimeLimitWatch watch = TimeLimitWatch.ofWork(control, new Targets(tasks));
    watch.add(classes, MILLIS, name);
    watch.start();
  }
}
