/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.waiters;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Exchanger;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/** Waits for what never comes, of which an interrupt makes an end. */
final class Waits {
  private static volatile int swallowed;

  private Waits() {}

  static void sleep() throws Exception {
    Thread.sleep(1_000_000);
  }

  static void sleepInMonitor() throws Exception {
    synchronized (new Object()) {
      Thread.sleep(1_000_000);
    }
  }

  static void waitForNotification() throws Exception {
    Object monitor = new Object();
    synchronized (monitor) {
      while (true) {
        monitor.wait();
      }
    }
  }

  static void waitForSomeTime() throws Exception {
    Object monitor = new Object();
    synchronized (monitor) {
      monitor.wait(1_000_000);
    }
  }

  static void park() {
    while (true) {
      LockSupport.park();
    }
  }

  static void take() throws Exception {
    new LinkedBlockingQueue<String>().take();
  }

  static void poll() throws Exception {
    new SynchronousQueue<String>().poll(1_000, TimeUnit.SECONDS);
  }

  static void exchange() throws Exception {
    new Exchanger<String>().exchange("nothing");
  }

  static void awaitLatch() throws Exception {
    new CountDownLatch(1).await();
  }

  static void acquire() throws Exception {
    new Semaphore(0).acquire();
  }

  static void awaitCondition() throws Exception {
    Lock lock = new ReentrantLock();
    Condition condition = lock.newCondition();
    lock.lock();
    try {
      condition.await();
    } finally {
      lock.unlock();
    }
  }

  static void get() throws Exception {
    Callable<String> never = () -> "nothing";
    new FutureTask<>(never).get();
  }

  static void joinItself() throws Exception {
    Thread.currentThread().join();
  }

  static void pollAndSwallow() {
    while (true) {
      try {
        Thread.sleep(30);
      } catch (InterruptedException e) {
        swallowed++;
      }
    }
  }

  static void takeAndSwallow() {
    LinkedBlockingQueue<String> queue = new LinkedBlockingQueue<>();
    while (true) {
      try {
        queue.take();
      } catch (InterruptedException e) {
        swallowed++;
      }
    }
  }

  static void takeAndRemember() throws Exception {
    LinkedBlockingQueue<String> queue = new LinkedBlockingQueue<>();
    boolean interrupted = false;
    while (queue.isEmpty()) {
      try {
        queue.take();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
