/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.threads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Phaser;
import java.util.concurrent.RecursiveAction;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.StampedLock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InterruptibleWaitsTest {
  private final CountDownLatch never = new CountDownLatch(1);
  private Thread thread;

  @AfterEach
  void letGo() {
    never.countDown();
    thread.interrupt();
  }

  @Test
  void an_interrupt_ends_a_sleep_and_the_waits_that_say_so() {
    assertHears(() -> Thread.sleep(1_000_000));
    assertHears(never::await);
    assertHears(new LinkedBlockingQueue<>()::take);
    assertHears(new Semaphore(0)::acquire);
    assertHears(LockSupport::park);
    assertHears(new CompletableFuture<>()::get);
    assertHears(this::waitForNotification);
    assertHears(() -> held(new StampedLock()).writeLockInterruptibly());
    assertHears(() -> new Phaser(1).awaitAdvanceInterruptibly(0));
  }

  @Test
  void an_interrupt_does_not_end_waits_that_keep_it_for_later() {
    ReentrantLock lock = new ReentrantLock();
    lock.lock();
    assertDeaf(lock::lock);
    ReentrantReadWriteLock both = new ReentrantReadWriteLock();
    both.writeLock().lock();
    assertDeaf(both.readLock()::lock);
    assertDeaf(both.writeLock()::lock);
    assertDeaf(() -> held(new StampedLock()).writeLock());
    assertDeaf(() -> held(new StampedLock()).readLock());
    assertDeaf(new Semaphore(0)::acquireUninterruptibly);
    assertDeaf(new CompletableFuture<>()::join);
    assertDeaf(() -> new Phaser(1).awaitAdvance(0));
    assertDeaf(() -> new ForkJoinPool(1).invoke(new Endless()));
    assertDeaf(this::awaitUninterruptibly);
  }

  private void assertHears(Work work) {
    assertThat(isDeaf(work)).isFalse();
  }

  private void assertDeaf(Work work) {
    assertThat(isDeaf(work)).isTrue();
  }

  private boolean isDeaf(Work work) {
    thread = new Thread(() -> run(work));
    thread.setDaemon(true);
    thread.start();
    await().until(() -> ThreadCalls.isWaiting(thread.getState()));
    return InterruptibleWaits.isDeaf(thread.getStackTrace());
  }

  private static void run(Work work) {
    try {
      work.run();
    } catch (Exception ended) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void waitForNotification() throws InterruptedException {
    while (never.getCount() > 0) {
      wait();
    }
  }

  private static StampedLock held(StampedLock lock) {
    lock.writeLock();
    return lock;
  }

  private void awaitUninterruptibly() {
    ReentrantLock lock = new ReentrantLock();
    Condition condition = lock.newCondition();
    lock.lock();
    try {
      condition.awaitUninterruptibly();
    } finally {
      lock.unlock();
    }
  }

  /** Something that a thread waits in. */
  private interface Work {
    void run() throws Exception;
  }

  private final class Endless extends RecursiveAction {
    private static final long serialVersionUID = 1L;

    @Override
    protected void compute() {
      try {
        never.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
