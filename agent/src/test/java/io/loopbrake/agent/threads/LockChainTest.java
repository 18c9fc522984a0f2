/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.threads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LockChainTest {
  private static final String LOCK = "java\\.util\\.concurrent\\.locks\\.ReentrantLock\\$\\S+@\\w+";

  private final List<ReentrantLock> locks = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();
  private final CountDownLatch enough = new CountDownLatch(1);

  @AfterEach
  void letGo() {
    enough.countDown();
  }

  @Test
  void a_chain_is_followed_to_the_thread_at_its_end_and_that_says_what_it_does() {
    chain(3);

    assertThat(said(2))
        .matches(
            ".*; no interrupt ends this wait for "
                + LOCK
                + ", held by owner1 \\(thread \\d+\\), which waits for "
                + LOCK
                + ", held by owner0 \\(thread \\d+\\): stop that one; it waits in"
                + " jdk\\.internal\\.misc\\.Unsafe\\.park, called by \\S+");
    assertThat(ThreadPlace.of(threads.get(2)).lastOwner())
        .hasValueSatisfying(end -> assertThat(end.getThreadName()).isEqualTo("owner0"));
  }

  @Test
  void of_a_long_chain_the_first_are_told_and_the_last() {
    chain(12);

    assertThat(said(11))
        .matches(
            ".*"
                + (", held by owner10 \\(thread \\d+\\), which waits for " + LOCK)
                + (", held by owner9 \\(thread \\d+\\), which waits for " + LOCK)
                + ", held by owner8 \\(thread \\d+\\), which waits for 7 more threads, one for the"
                + " other; the last of them waits for "
                + LOCK
                + ", held by owner0 \\(thread \\d+\\): stop that one; it waits in .*");
  }

  @Test
  void of_a_chain_that_can_just_be_told_each_is() {
    chain(6);

    assertThat(said(5).split(", held by ")).hasSize(6);
    assertThat(said(5)).doesNotContain("more threads");
  }

  @Test
  void a_chain_that_ends_in_a_deadlock_of_others_says_so() {
    CountDownLatch bothHaveOne = new CountDownLatch(2);
    locks.add(new ReentrantLock());
    locks.add(new ReentrantLock());
    start("one", () -> holdAndWait(0, 1, bothHaveOne));
    start("other", () -> holdAndWait(1, 0, bothHaveOne));
    await().until(() -> locks.get(0).hasQueuedThreads() && locks.get(1).hasQueuedThreads());
    start("third", locks.get(0)::lock);
    await().until(() -> locks.get(0).hasQueuedThread(threads.get(2)));

    await()
        .untilAsserted(
            () ->
                assertThat(said(2))
                    .matches(
                        ".* for "
                            + LOCK
                            + ", held by one \\(thread \\d+\\), which waits for "
                            + LOCK
                            + ", held by other \\(thread \\d+\\), which waits for one \\(thread"
                            + " \\d+\\) in turn: a deadlock, which no stop ends"));
    assertThat(ThreadPlace.of(threads.get(2)).lastOwner()).isEmpty();
    assertThat(said(0))
        .endsWith("), which waits for this thread in turn: a deadlock, which no stop ends");
  }

  private void holdAndWait(int held, int wanted, CountDownLatch bothHaveOne) {
    locks.get(held).lock();
    bothHaveOne.countDown();
    try {
      bothHaveOne.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    locks.get(wanted).lock();
  }

  /** Each thread holds a lock and waits for that of the one before; the first waits for the end. */
  private void chain(int length) {
    for (int i = 0; i < length; i++) {
      ReentrantLock own = new ReentrantLock();
      locks.add(own);
      ReentrantLock wanted = i == 0 ? null : locks.get(i - 1);
      start("owner" + i, () -> hold(own, wanted));
      Thread thread = threads.get(i);
      await()
          .until(
              () ->
                  own.isLocked()
                      && thread.getState() == Thread.State.WAITING
                      && (wanted == null || wanted.hasQueuedThread(thread)));
    }
  }

  private void hold(ReentrantLock own, ReentrantLock wanted) {
    own.lock();
    try {
      if (wanted == null) {
        enough.await();
      } else {
        wanted.lock();
        wanted.unlock();
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    } finally {
      own.unlock();
    }
  }

  private void start(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
    threads.add(thread);
  }

  private String said(int thread) {
    return ThreadPlace.of(threads.get(thread)).toString();
  }
}
