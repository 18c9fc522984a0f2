/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.task.Tasks;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RequestLifeTest {
  private static final Ending OVER =
      Ending.over(new Tasks().current(Thread.currentThread()).orElseThrow());

  private final RequestLife life = new RequestLife();

  @Test
  void a_request_that_was_thrown_and_is_over_is_stopped() {
    life.deliver("thrown at com.acme.Job.run:42");
    assertThat(life.isDelivered()).isTrue();

    life.close(OVER, "");

    assertThat(states()).containsExactly("PENDING", "DELIVERED", "STOPPED");
    assertThat(why())
        .isEqualTo("the thread has ended; the stop error was thrown at com.acme.Job.run:42");
  }

  @Test
  void a_task_that_is_over_before_anything_was_done_ended_by_itself() {
    life.close(OVER, "");

    assertThat(states()).containsExactly("PENDING", "MISSED");
    assertThat(why()).isEqualTo("the thread ended by itself before the stop error could be thrown");
  }

  @Test
  void of_a_stop_that_was_put_off_until_the_end_it_is_said_why() {
    life.close(OVER, "in com.acme.Tx.commit:7, which nostop names");

    assertThat(why())
        .isEqualTo(
            "the thread ended by itself before the stop error could be thrown;"
                + " it was deferred last: in com.acme.Tx.commit:7, which nostop names");
  }

  @Test
  void a_task_that_ends_once_its_wait_was_interrupted_did_not_end_by_itself() {
    life.interrupt("interrupted while it waited in java.lang.Thread.sleep");
    life.interrupt("interrupted while it waited elsewhere");

    life.close(OVER, "");

    assertThat(states()).containsExactly("PENDING", "PENDING", "STOPPED");
    assertThat(why())
        .isEqualTo(
            "the thread has ended; the thread was interrupted while it waited in"
                + " java.lang.Thread.sleep");
  }

  @Test
  void what_the_work_was_seen_to_do_is_said_until_it_is_over() {
    life.deliver("thrown at B");
    life.observe("the loop goes on");
    life.observe("the loop goes on");
    assertThat(states()).containsExactly("PENDING", "DELIVERED", "DELIVERED");
    assertThat(why()).isEqualTo("thrown at B; the loop goes on");

    life.close(OVER, "");
    life.observe("the loop goes on");

    assertThat(why()).isEqualTo("the thread has ended; the stop error was thrown at B");
  }

  @Test
  void what_the_work_was_seen_to_do_is_said_of_a_request_that_was_given_up() {
    life.deliver("thrown at B");
    life.observe("the loop goes on");

    life.close(Ending.cancelled("cancelled by root"), "");

    assertThat(why())
        .isEqualTo("cancelled by root; the stop error had been thrown at B; the loop goes on");
  }

  @Test
  void what_was_done_stays_on_the_record_in_every_state() {
    life.amend("forced past all rules by root: now");
    life.interrupt("interrupted while it waited in A");
    life.deliver("thrown at B");
    life.deliver("thrown at C");
    life.amend("cleanup code was cut off in D");

    String done =
        "thrown at B; interrupted while it waited in A; forced past all rules by root: now;"
            + " cleanup code was cut off in D";
    assertThat(why()).isEqualTo(done);
    life.close(Ending.cancelled("cancelled by root"), "");
    assertThat(why())
        .isEqualTo(
            "cancelled by root; the stop error had been thrown at B; the thread had been"
                + " interrupted while it waited in A; forced past all rules by root: now;"
                + " cleanup code was cut off in D");
  }

  @Test
  void a_request_that_is_taken_back_says_that_nothing_was_thrown_and_why() {
    life.close(Ending.expired(60, "the thread waits in A"), "in the static initialiser of B");

    assertThat(why())
        .isEqualTo(
            "not over within 60 s, so it is no longer a target; the thread waits in A; the stop"
                + " error had not been thrown, it was deferred last: in the static initialiser of B");
  }

  @Test
  void a_closed_request_changes_no_more() {
    assertThat(life.close(Ending.cancelled("taken back"), "")).isTrue();

    assertThat(life.close(OVER, "")).isFalse();
    assertThat(life.deliver("thrown at A")).isFalse();
    assertThat(life.amend("forced")).isFalse();
    life.interrupt("interrupted");
    assertThat(states()).containsExactly("PENDING", "CANCELLED");
  }

  @Test
  void of_many_that_close_it_at_once_one_has_done_it() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(4);
    try {
      for (int round = 0; round < 500; round++) {
        RequestLife contested = new RequestLife();
        List<Future<Boolean>> closings = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
          closings.add(pool.submit(() -> contested.close(Ending.cancelled("taken back"), "")));
          pool.execute(() -> contested.deliver("thrown at A"));
        }
        int closed = 0;
        for (Future<Boolean> closing : closings) {
          closed += closing.get(20, TimeUnit.SECONDS) ? 1 : 0;
        }
        assertThat(closed).isEqualTo(1);
        assertThat(contested.phase().number).isLessThanOrEqualTo(2);
      }
    } finally {
      pool.shutdownNow();
    }
  }

  private String why() {
    return life.phase().why;
  }

  private List<String> states() {
    List<String> states = new ArrayList<>();
    for (Phase phase = life.phase(); phase != null; phase = phase.before) {
      states.add(0, phase.state.name());
    }
    return states;
  }
}
