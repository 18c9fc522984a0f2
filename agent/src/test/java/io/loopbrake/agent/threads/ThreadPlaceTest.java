/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.threads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ThreadPlaceTest {
  private static final String HERE = ThreadPlaceTest.class.getName() + ".";

  private final CountDownLatch enough = new CountDownLatch(1);
  private volatile boolean spinning = true;
  private Thread thread;

  @AfterEach
  void end() throws Exception {
    spinning = false;
    enough.countDown();
    thread.join(TimeUnit.SECONDS.toMillis(20));
  }

  @Test
  void a_thread_that_waits_is_told_with_the_code_that_made_it_wait() {
    start(this::waitForTheEnd, Thread.State.WAITING);

    assertThat(ThreadPlace.of(thread).toString())
        .matches(
            "the thread waits in jdk\\.internal\\.misc\\.Unsafe\\.park, called by \\Q"
                + HERE
                + "\\EwaitForTheEnd:\\d+");
  }

  @Test
  void a_thread_that_runs_is_told_with_its_line() {
    start(this::spin, Thread.State.RUNNABLE);

    ThreadPlace place = ThreadPlace.of(thread);

    assertThat(place.toString()).matches("the thread runs in \\Q" + HERE + "\\Espin:\\d+");
    assertThat(place.isInByteCode()).isTrue();
    assertThat(place.stack()[0].getMethodName()).isEqualTo("spin");
  }

  @Test
  void a_thread_that_is_blocked_is_told_with_the_monitor_and_its_owner() {
    synchronized (enough) {
      start(this::lockMonitor, Thread.State.BLOCKED);

      assertThat(ThreadPlace.of(thread).toString())
          .matches(
              "the thread is BLOCKED in \\Q"
                  + HERE
                  + "\\ElockMonitor:\\d+ on the monitor of"
                  + " java\\.util\\.concurrent\\.CountDownLatch@[0-9a-f]+, held by \\Q"
                  + Thread.currentThread().getName()
                  + "\\E \\(thread "
                  + Thread.currentThread().getId()
                  + "\\): stop that one; it runs .*");
    }
  }

  @Test
  void a_wait_that_no_interrupt_ends_is_told_with_the_lock_and_its_owner() {
    ReentrantLock lock = new ReentrantLock();
    lock.lock();
    try {
      start(
          () -> {
            lock.lock();
            lock.unlock();
          },
          Thread.State.WAITING);

      assertThat(ThreadPlace.of(thread).toString())
          .contains("; no interrupt ends this wait for java.util.concurrent.locks.ReentrantLock$")
          .contains(
              ", held by %s (thread %d): stop that one; it runs "
                  .formatted(Thread.currentThread().getName(), Thread.currentThread().getId()));
    } finally {
      lock.unlock();
    }
  }

  @Test
  void of_many_threads_each_is_told_as_if_it_were_the_only_one() {
    ReentrantLock lock = new ReentrantLock();
    lock.lock();
    try {
      start(
          () -> {
            lock.lock();
            lock.unlock();
          },
          Thread.State.WAITING);
      List<Thread> threads = new ArrayList<>(Collections.nCopies(200, thread));
      threads.add(new Thread(() -> {}));
      threads.add(thread);

      assertThat(ThreadPlace.ofAll(threads))
          .extracting(ThreadPlace::toString)
          .containsExactlyElementsOf(
              threads.stream().map(each -> ThreadPlace.of(each).toString()).toList());
    } finally {
      lock.unlock();
    }
  }

  @Test
  void native_code_is_told_to_be_that() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      start(() -> accept(server), Thread.State.RUNNABLE);
      await()
          .untilAsserted(
              () ->
                  assertThat(ThreadPlace.of(thread).toString())
                      .startsWith("the thread runs native code in sun.nio.ch.")
                      .endsWith(", where no checkpoint is passed"));
      assertThat(ThreadPlace.of(thread).isInByteCode()).isFalse();
    }
  }

  @Test
  void threads_before_and_after_their_time_are_told_as_such() throws Exception {
    thread = new Thread(() -> {});
    assertThat(ThreadPlace.of(thread).toString()).isEqualTo("the thread has not been started");
    thread.start();
    thread.join();
    assertThat(ThreadPlace.of(thread).toString()).isEqualTo("the thread has just ended");
  }

  @Test
  void a_thread_that_lies_about_its_id_is_told_without_its_lock() {
    synchronized (enough) {
      thread = new Liar(this::lockMonitor);
      thread.start();
      await().until(() -> thread.getState() == Thread.State.BLOCKED);

      assertThat(ThreadPlace.of(thread).toString())
          .matches("the thread is BLOCKED in \\Q" + HERE + "\\ElockMonitor:\\d+");
    }
  }

  private void start(Runnable work, Thread.State state) {
    thread = new Thread(work, "target");
    thread.setDaemon(true);
    thread.start();
    await().until(() -> thread.getState() == state && isAtWork());
  }

  private boolean isAtWork() {
    for (StackTraceElement frame : thread.getStackTrace()) {
      if (frame.getClassName().equals(ThreadPlaceTest.class.getName())) {
        return true;
      }
    }
    return false;
  }

  private void waitForTheEnd() {
    try {
      enough.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void spin() {
    while (spinning) {
      continue;
    }
  }

  private void lockMonitor() {
    synchronized (enough) {
      enough.notifyAll();
    }
  }

  private static void accept(ServerSocket server) {
    try {
      server.accept();
    } catch (java.io.IOException closed) {
      Thread.currentThread().interrupt();
    }
  }

  /** A thread with an id of its own. */
  private static final class Liar extends Thread {
    Liar(Runnable work) {
      super(work);
      setDaemon(true);
    }

    @Override
    public long getId() {
      return -7;
    }
  }
}
