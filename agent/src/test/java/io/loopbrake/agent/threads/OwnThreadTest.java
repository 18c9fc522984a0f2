/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.threads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OwnThreadTest {
  private final AtomicInteger rounds = new AtomicInteger();
  private final List<Thread> threads = new CopyOnWriteArrayList<>();
  private volatile long pause = OwnThread.UNTIL_WOKEN;
  private volatile Throwable trouble;
  private final OwnThread thread = new OwnThread("test", this::round);

  private long round(boolean woken) throws Exception {
    threads.add(Thread.currentThread());
    rounds.incrementAndGet();
    if (trouble != null) {
      OwnThreadTest.<Exception>raise(trouble);
    }
    return pause;
  }

  @SuppressWarnings("unchecked")
  private static <T extends Throwable> void raise(Throwable thrown) throws T {
    throw (T) thrown;
  }

  @AfterEach
  void end() {
    thread.end(5_000);
  }

  @Test
  void it_does_a_round_each_time_that_it_is_woken() {
    for (int i = 1; i <= 3; i++) {
      int expected = i;
      thread.wake();
      await().until(() -> rounds.get() == expected);
    }
    assertThat(threads.get(0)).isSameAs(threads.get(2)).matches(OwnThread::isOwn);
  }

  @Test
  void an_interrupt_begins_no_round() throws Exception {
    thread.wake();
    await().until(() -> rounds.get() == 1);

    for (int i = 0; i < 100; i++) {
      threads.get(0).interrupt();
    }
    Thread.sleep(50);

    assertThat(rounds).hasValue(1);
    assertThat(threads.get(0).isInterrupted()).isFalse();
  }

  @Test
  void whatever_a_round_throws_others_follow_and_the_failures_are_told() {
    pause = 0;
    for (Throwable each : List.of(new OutOfMemoryError(), new ThreadDeath(), new Exception())) {
      trouble = each;
      int before = rounds.get();
      thread.wake();
      await().until(() -> rounds.get() > before + 1);
    }

    assertThat(threads).allMatch(each -> each == threads.get(0));
    assertThat(OwnThread.living())
        .anyMatch(text -> text.matches("test \\(\\d+ failures, the last: java.lang.Exception\\)"));
  }

  @Test
  void rounds_that_go_on_failing_take_no_processor() throws Exception {
    trouble = new IllegalStateException();
    thread.wake();
    await().until(() -> rounds.get() > 5);

    Thread.sleep(300);

    assertThat(rounds).hasValueLessThan(20);
  }

  @Test
  void a_thread_that_is_not_needed_ends_and_another_follows_when_it_is() {
    pause = OwnThread.UNNEEDED;
    thread.wake();
    await().until(() -> !threads.isEmpty() && !threads.get(0).isAlive());

    thread.wake();

    await().until(() -> rounds.get() == 2);
    assertThat(threads.get(1)).isNotSameAs(threads.get(0));
  }

  @Test
  void no_wake_is_lost_while_the_thread_comes_to_its_end() {
    pause = OwnThread.UNNEEDED;
    for (int i = 0; i < 2_000; i++) {
      int before = rounds.get();
      thread.wake();
      await().pollInterval(50, TimeUnit.MICROSECONDS).until(() -> rounds.get() > before);
    }
  }

  @Test
  void after_its_end_it_does_nothing() throws Exception {
    thread.wake();
    await().until(() -> rounds.get() == 1);

    assertThat(thread.end(5_000)).isTrue();
    thread.wake();
    Thread.sleep(20);

    assertThat(rounds).hasValue(1);
    assertThat(threads.get(0).isAlive()).isFalse();
  }

  @Test
  void a_backlog_is_worked_off_in_order_whatever_one_part_throws() {
    BacklogExecutor backlog = new BacklogExecutor("backlog-test");
    List<Integer> done = new CopyOnWriteArrayList<>();
    for (int i = 0; i < 50; i++) {
      int number = i;
      backlog.execute(
          () -> {
            done.add(number);
            if (number == 7) {
              throw new StackOverflowError();
            }
          });
    }

    await().until(() -> done.size() == 50);
    assertThat(done).isSorted();
  }
}
