/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.loopbrake.agent.config.MethodPatterns;
import io.loopbrake.agent.delivery.CleanupCode;
import io.loopbrake.agent.delivery.DeliveryRules;
import io.loopbrake.agent.delivery.HandlerLookup;
import io.loopbrake.agent.delivery.NoStopZones;
import io.loopbrake.agent.stack.Frame;
import io.loopbrake.agent.stack.StackReader;
import io.loopbrake.agent.task.Task;
import io.loopbrake.agent.task.Tasks;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class StopRequestTest {
  private static final int CLEANUP_LINE = 9;
  private static final Frame WORK = frame("work", 1);
  private static final Frame CLEANUP =
      new Frame("com.acme.Job", "work", null, Frame.UNKNOWN, CLEANUP_LINE, 1);
  private static final Frame RUN = frame("run", 0);

  private Frame[] stack = {WORK, RUN};
  private long windowNanos = TimeUnit.HOURS.toNanos(1);
  private final List<Throwable> handed = new ArrayList<>();
  private final StopRequest request = request();

  @Test
  void a_refused_force_leaves_no_trace() {
    request.close(Ending.cancelled("taken back"));

    assertThat(request.force("forced by root")).isFalse();

    assertThat(request.isForced()).isFalse();
    assertThat(RequestView.now(request, request.phase(), "").isForced()).isFalse();
  }

  @Test
  void the_reason_of_a_force_is_shown_after_the_stop_too() {
    request.force("forced past all rules by root: now");

    assertThatThrownBy(this::deliver).isInstanceOf(LoopStoppedError.class);

    assertThat(request.phase().why)
        .isEqualTo("thrown at com.acme.Job.work:1; forced past all rules by root: now");
  }

  @Test
  void a_request_that_is_put_off_does_not_claim_that_nothing_was_passed() {
    stack = new Frame[] {WORK, frame("<clinit>", 0)};

    deliver();

    assertThat(why())
        .isEqualTo("deferred: in the static initialiser of com.acme.Job; the thread runs");
  }

  @Test
  void a_request_of_which_nothing_is_known_says_that_nothing_was_thrown() {
    assertThat(why()).isEqualTo("the stop error was not thrown yet; the thread runs");
  }

  @Test
  void a_thread_that_is_left_alone_is_judged_anew_at_each_other_place() {
    stack = new Frame[] {WORK, frame("<clinit>", 0)};
    deliver();
    stack = new Frame[] {WORK, RUN};

    // Not at once: after a look comes a pause as long as the look took.
    await()
        .untilAsserted(
            () -> assertThatThrownBy(this::deliver).isInstanceOf(LoopStoppedError.class));
  }

  @Test
  void cleanup_that_is_cut_off_stays_on_the_record_once() {
    assertThatThrownBy(this::deliver).isInstanceOf(LoopStoppedError.class);
    stack = new Frame[] {CLEANUP, RUN};
    deliver();
    assertThat(why()).contains("thrown at com.acme.Job.work:1; deferred: cleanup code runs in ");
  }

  @Test
  void cleanup_is_cut_off_after_the_window_and_the_record_says_where() {
    windowNanos = 0;
    assertThatThrownBy(this::deliver).isInstanceOf(LoopStoppedError.class);
    stack = new Frame[] {CLEANUP, RUN};

    assertThatThrownBy(this::deliver).isInstanceOf(LoopStoppedError.class);

    assertThat(request.phase().why)
        .isEqualTo(
            "thrown at com.acme.Job.work:1; cleanup code was cut off in com.acme.Job.work:9");
  }

  @Test
  void a_thread_that_has_come_out_of_its_work_is_left_in_peace_and_the_request_is_over() {
    assertThatThrownBy(this::deliver).isInstanceOf(LoopStoppedError.class);

    deliver();

    assertThat(request.phase().state).isEqualTo(RequestState.STOPPED);
    assertThat(request.phase().why)
        .isEqualTo(
            "the stop error has left com.acme.Job.run; the thread goes on, as workers do (with"
                + " tasks=com.acme.Job#run each call of that method is a task of its own); the stop"
                + " error was thrown at com.acme.Job.work:1");
  }

  @Test
  void one_that_is_forced_is_thrown_until_the_thread_ends() {
    request.force("forced past all rules by root: now");

    assertThatThrownBy(this::deliver).isInstanceOf(LoopStoppedError.class);
    assertThatThrownBy(this::deliver).isInstanceOf(LoopStoppedError.class);
  }

  @Test
  void rules_that_fail_throw_nothing_into_the_application_until_the_stop_is_forced() {
    StackReader broken =
        () -> {
          throw new IllegalArgumentException("made up");
        };

    request.deliver(rules(broken));

    assertThat(request.isDelivered()).isFalse();
    assertThat(why())
        .isEqualTo(
            "deferred: the rules for stops failed with java.lang.IllegalArgumentException; the"
                + " thread runs");
    request.force("forced past all rules by root: now");
    assertThatThrownBy(() -> request.deliver(rules(broken))).isInstanceOf(LoopStoppedError.class);
    request.catchUp();
    assertThat(request.phase().why)
        .isEqualTo(
            "thrown although the stack could not be examined; forced past all rules by root: now");
  }

  @Test
  void rules_that_failed_once_are_asked_again_a_moment_later() {
    request.deliver(
        rules(
            () -> {
              throw new NoClassDefFoundError("made up");
            }));

    await()
        .untilAsserted(
            () -> assertThatThrownBy(this::deliver).isInstanceOf(LoopStoppedError.class));
  }

  @Test
  void the_error_made_beforehand_shows_no_stack_of_whoever_asked() {
    StackReader full =
        () -> {
          throw new OutOfMemoryError("made up");
        };

    assertThatThrownBy(() -> request.deliver(rules(full)))
        .isInstanceOfSatisfying(
            LoopStoppedError.class, error -> assertThat(error.getStackTrace()).isEmpty());
  }

  @Test
  void too_little_stack_is_no_reason_to_stop_nor_to_disturb() {
    StackReader deep =
        () -> {
          throw new StackOverflowError("made up");
        };

    request.deliver(rules(deep));

    assertThat(request.isDelivered()).isFalse();
  }

  @Test
  void a_closed_request_keeps_no_thread_alive() {
    request.close(Ending.cancelled("taken back"));

    assertThat(request.thread()).isNull();
    assertThat(request.task()).isNull();
  }

  @Test
  void nor_does_one_that_has_interrupted_a_thread_that_does_one_thing_all_its_life() {
    request.interrupts().send(request, "interrupted while it waited");
    assertThat(Thread.interrupted()).isTrue();

    request.close(Ending.cancelled("taken back"));

    assertThat(request.thread()).isNull();
  }

  @Test
  void an_error_is_given_to_the_thread_from_outside_and_the_record_says_so() {
    assertThat(fromOutside()).isNull();

    assertThat(handed).hasSize(1).allMatch(StopThrowables::isStop);
    assertThat(request.phase().why)
        .isEqualTo("thrown at com.acme.Job.work:1, while the thread was suspended");
  }

  @Test
  void nothing_is_given_to_a_thread_from_outside_where_nothing_may_be_thrown() {
    stack = new Frame[] {WORK, frame("<clinit>", 0)};

    assertThat(fromOutside()).isEqualTo("in the static initialiser of com.acme.Job");

    assertThat(handed).isEmpty();
    assertThat(request.isDelivered()).isFalse();
  }

  @Test
  void nothing_is_given_to_a_thread_from_outside_while_it_cleans_up_after_the_stop() {
    assertThatThrownBy(this::deliver).isInstanceOf(LoopStoppedError.class);
    stack = new Frame[] {CLEANUP, RUN};

    assertThat(fromOutside()).startsWith("cleanup code runs in com.acme.Job.work:9, until ");

    assertThat(handed).isEmpty();
  }

  @Test
  void nothing_is_given_from_outside_to_a_thread_that_has_gone_on_to_other_work() {
    assertThatThrownBy(this::deliver).isInstanceOf(LoopStoppedError.class);

    assertThat(fromOutside()).isNull();

    assertThat(handed).isEmpty();
    assertThat(request.phase().state).isEqualTo(RequestState.STOPPED);
  }

  @Test
  void at_the_entry_of_a_method_that_another_loop_calls_nothing_is_thrown_even_if_it_is_forced() {
    request.force("forced past all rules by root: now");

    request.deliver(rules(() -> stack).atEntries(called -> null));

    assertThat(request.isDelivered()).isFalse();
  }

  @Test
  void at_the_entry_of_a_method_nothing_is_thrown_if_the_stack_cannot_be_looked_at() {
    StackReader full =
        () -> {
          throw new OutOfMemoryError("made up");
        };

    request.deliver(rules(full).atEntries(called -> called));
    request.catchUp();

    assertThat(request.isDelivered()).isFalse();
  }

  @Test
  void no_error_is_thrown_from_outside_if_the_request_was_closed_before_the_thread_was_suspended() {
    String objection =
        fromOutside(
            (error, meant, done) -> {
              assertThat(meant.getAsBoolean()).isTrue();
              request.close(Ending.cancelled("cancelled by root"));
              return meant.getAsBoolean();
            });

    assertThat(objection).isEmpty();
    assertThat(request.phase().why).contains("the stop error had not been thrown");
  }

  private String fromOutside() {
    return fromOutside(
        (error, meant, done) -> {
          handed.add(error);
          done.run();
          return true;
        });
  }

  private String fromOutside(Reachable.Handing handing) {
    return new Reachable(request)
        .throwFromOutside(rules(() -> stack), stack, new StackTraceElement[0], handing);
  }

  private void deliver() {
    request.deliver(rules(() -> stack));
  }

  private String why() {
    return RequestView.now(request, request.phase(), "the thread runs").why();
  }

  private DeliveryRules rules(StackReader stacks) {
    return new DeliveryRules(
        stacks,
        new NoStopZones(MethodPatterns.NONE, className -> true),
        new CleanupCode(frame -> frame.line() == CLEANUP_LINE ? 7 : HandlerLookup.NONE),
        windowNanos,
        null);
  }

  private static StopRequest request() {
    Task task = new Tasks().current(Thread.currentThread()).orElseThrow();
    return new StopRequest(new StopOrder(1, task, Reason.of("test"), "test", 60), task);
  }

  private static Frame frame(String method, int depth) {
    return new Frame("com.acme.Job", method, null, Frame.UNKNOWN, depth, depth);
  }
}
