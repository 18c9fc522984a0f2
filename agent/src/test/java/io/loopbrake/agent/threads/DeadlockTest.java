/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.threads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;

/** The threads of a deadlock cannot be ended; they stay until the tests' JVM ends. */
class DeadlockTest {
  private static final String DEADLOCK =
      ", held by \\w+ \\(thread \\d+\\), which waits for this thread in turn:"
          + " a deadlock, which no stop ends";

  private final CyclicBarrier bothHaveOne = new CyclicBarrier(2);
  private final Object monitor = new Object();
  private final ReentrantLock lock = new ReentrantLock();

  @Test
  void two_threads_that_need_what_the_other_holds_are_in_a_deadlock() {
    Thread inMonitor = start("inMonitor", () -> holdMonitorAndLock(false));
    Thread inLock = start("inLock", this::holdLockAndEnter);
    awaitBoth(inMonitor, inLock);

    assertThat(ThreadPlace.of(inMonitor).toString()).containsPattern(DEADLOCK + "$");
    assertThat(ThreadPlace.of(inLock).toString()).containsPattern(DEADLOCK + "$");
  }

  @Test
  void where_one_can_be_interrupted_it_is_the_one_to_stop() {
    Thread inMonitor = start("inMonitor", () -> holdMonitorAndLock(true));
    Thread inLock = start("inLock", this::holdLockAndEnter);
    awaitBoth(inMonitor, inLock);

    assertThat(ThreadPlace.of(inLock).toString())
        .contains(
            ", held by inMonitor (thread " + inMonitor.getId() + "): stop that one; it waits in ");

    inMonitor.interrupt();
    await().until(() -> !inLock.isAlive());
  }

  private static Thread start(String name, Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (Exception interrupted) {
                Thread.currentThread().interrupt();
              }
            },
            name);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private interface Work {
    void run() throws Exception;
  }

  private void holdMonitorAndLock(boolean interruptibly) throws Exception {
    synchronized (monitor) {
      bothHaveOne.await();
      if (interruptibly) {
        lock.lockInterruptibly();
      } else {
        lock.lock();
      }
    }
  }

  private void holdLockAndEnter() throws Exception {
    lock.lock();
    try {
      bothHaveOne.await();
      synchronized (monitor) {
        monitor.notifyAll();
      }
    } finally {
      lock.unlock();
    }
  }

  private void awaitBoth(Thread inMonitor, Thread inLock) {
    await().until(() -> inLock.getState() == Thread.State.BLOCKED);
    await().until(() -> lock.hasQueuedThread(inMonitor) && isParked(inMonitor));
  }

  private static boolean isParked(Thread thread) {
    return thread.getState() == Thread.State.WAITING;
  }
}
