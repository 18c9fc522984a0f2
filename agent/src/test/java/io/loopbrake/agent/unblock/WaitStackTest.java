/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.unblock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WaitStackTest {
  private static final Runnable NO_FENCE = () -> {};

  private final WaitStack stack = new WaitStack();

  @Test
  void what_was_entered_last_and_not_left_is_innermost() {
    stack.enter("outer");
    stack.enter("inner");
    assertThat(stack.at(1)).isEqualTo("inner");

    stack.leave();

    assertThat(stack.at(0)).isEqualTo("outer");
    assertThat(stack.at(1)).isNull();
  }

  @Test
  void a_wait_that_is_over_cannot_be_held() {
    stack.enter("statement");
    int moves = stack.moves();
    stack.leave();
    stack.enter("statement");

    assertThat(stack.hold(moves, NO_FENCE)).isFalse();
    stack.leave();
  }

  @Test
  void who_is_held_does_not_leave_before_it_is_let_go() throws Exception {
    stack.enter("statement");
    assertThat(stack.hold(stack.moves(), NO_FENCE)).isTrue();
    Thread waiting = new Thread(stack::leave);
    waiting.start();
    await().until(() -> waiting.getState() == Thread.State.TIMED_WAITING);

    stack.letGo();

    waiting.join();
    assertThat(stack.at(0)).isNull();
  }

  @Test
  void who_is_held_twice_does_not_leave_before_both_have_let_go() throws Exception {
    stack.enter("statement");
    assertThat(stack.hold(stack.moves(), NO_FENCE)).isTrue();
    assertThat(stack.hold(stack.moves(), NO_FENCE)).isTrue();
    Thread waiting = new Thread(stack::leave);
    waiting.start();
    await().until(() -> waiting.getState() == Thread.State.TIMED_WAITING);

    stack.letGo();
    waiting.join(100);
    assertThat(waiting.isAlive()).isTrue();
    stack.letGo();

    waiting.join();
  }

  @Test
  void an_attempt_that_comes_too_late_lets_nobody_go_whom_another_one_holds() throws Exception {
    stack.enter("statement");
    int moves = stack.moves();
    assertThat(stack.hold(moves, NO_FENCE)).isTrue();
    Thread waiting = new Thread(stack::leave);
    waiting.start();
    await().until(() -> waiting.getState() == Thread.State.TIMED_WAITING);

    assertThat(stack.hold(moves, NO_FENCE)).isFalse();
    waiting.join(100);
    assertThat(waiting.isAlive()).isTrue();
    stack.letGo();

    waiting.join();
  }

  @Test
  void a_hold_that_never_ends_delays_a_thread_once_however_many_methods_it_leaves() {
    WaitStack impatient = new WaitStack(TimeUnit.SECONDS.toNanos(2));
    impatient.enter("statement");
    impatient.enter("socket");
    assertThat(impatient.hold(impatient.moves(), NO_FENCE)).isTrue();

    impatient.leave();
    long before = System.nanoTime();
    impatient.leave();

    assertThat(System.nanoTime() - before).isLessThan(TimeUnit.SECONDS.toNanos(1));
  }

  @Test
  void who_comes_to_the_end_of_the_wait_late_is_held_all_the_same() throws Exception {
    long limit = TimeUnit.MILLISECONDS.toNanos(500);
    WaitStack impatient = new WaitStack(limit);
    impatient.enter("statement");
    assertThat(impatient.hold(impatient.moves(), NO_FENCE)).isTrue();
    Thread.sleep(600);
    long before = System.nanoTime();

    impatient.leave();

    assertThat(System.nanoTime() - before).isGreaterThanOrEqualTo(limit);
  }

  @Test
  void an_interrupt_of_who_is_held_is_kept_for_the_application() throws Exception {
    stack.enter("statement");
    assertThat(stack.hold(stack.moves(), NO_FENCE)).isTrue();
    boolean[] interrupted = new boolean[1];
    Thread waiting =
        new Thread(
            () -> {
              stack.leave();
              interrupted[0] = Thread.currentThread().isInterrupted();
            });
    waiting.start();
    await().until(() -> waiting.getState() == Thread.State.TIMED_WAITING);
    waiting.interrupt();
    stack.letGo();
    waiting.join();

    assertThat(interrupted[0]).isTrue();
  }

  @Test
  void a_leave_without_an_enter_changes_nothing() {
    stack.leave();
    stack.enter("statement");

    assertThat(stack.at(0)).isEqualTo("statement");
  }

  @Test
  void what_lies_too_deep_is_not_known_and_what_lies_above_it_is() {
    for (int i = 0; i <= WaitStack.DEEPEST; i++) {
      stack.enter("wait " + i);
    }
    assertThat(stack.at(WaitStack.DEEPEST)).isNull();
    for (int i = 0; i < WaitStack.DEEPEST; i++) {
      stack.leave();
    }

    assertThat(stack.at(0)).isEqualTo("wait 0");
  }
}
