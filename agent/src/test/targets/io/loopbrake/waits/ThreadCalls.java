/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.waits;

import io.loopbrake.operating.Subject;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/** Calls in which a thread waits for another one of the same JVM. */
final class ThreadCalls {
  private static final long FOR_EVER_MILLIS = TimeUnit.HOURS.toMillis(1);
  private static final String INITIALISATION = "class initialisation";
  private static final CountDownLatch INITIALISING = new CountDownLatch(1);

  private final Object monitor = new Object();
  private final ReentrantLock lock = new ReentrantLock();
  private final CountDownLatch held = new CountDownLatch(1);

  private final List<Thread> holders = new ArrayList<>();

  /** Those for which others wait. */
  List<Thread> holders() {
    return holders;
  }

  /** Whether the thread is the one that has to wait for a class; nothing else tells of that. */
  static boolean isInitialising(Thread thread) {
    return thread.getName().equals(INITIALISATION);
  }

  void addTo(Map<String, Subject.Work> calls) throws Exception {
    Thread holder = Subject.started("holder", this::hold);
    held.await();
    calls.put("Object.wait", () -> waitFor(new Object()));
    calls.put("Thread.sleep", () -> Thread.sleep(FOR_EVER_MILLIS));
    calls.put("Thread.join", holder::join);
    calls.put("LockSupport.park", () -> LockSupport.park(this));
    calls.put("synchronized", this::enter);
    calls.put("ReentrantLock.lock", lock::lock);
    calls.put("ReentrantLock.lockInterruptibly", lock::lockInterruptibly);
    calls.put("Condition.await", () -> await(false));
    calls.put("Condition.awaitUninterruptibly", () -> await(true));
    calls.put("BlockingQueue.take", () -> new LinkedBlockingQueue<Object>().take());
    calls.put("Future.get", () -> new FutureTask<Object>(() -> null).get());
    calls.put("CompletableFuture.join", () -> new CompletableFuture<Object>().join());
    calls.put("CountDownLatch.await", () -> new CountDownLatch(1).await());
    calls.put("Semaphore.acquireUninterruptibly", () -> new Semaphore(0).acquireUninterruptibly());
    calls.put("PipedInputStream.read", () -> new PipedInputStream(new PipedOutputStream()).read());
    holders.add(holder);
    holders.add(Subject.started("initialiser", Slow::touch));
    INITIALISING.await();
    calls.put(INITIALISATION, Slow::touch);
  }

  private void hold() throws InterruptedException {
    lock.lock();
    try {
      synchronized (monitor) {
        held.countDown();
        Thread.sleep(FOR_EVER_MILLIS);
      }
    } finally {
      lock.unlock();
    }
  }

  private static void waitFor(Object nobody) throws InterruptedException {
    synchronized (nobody) {
      nobody.wait();
    }
  }

  private void enter() {
    synchronized (monitor) {
      monitor.notifyAll();
    }
  }

  private static void await(boolean uninterruptibly) throws InterruptedException {
    ReentrantLock own = new ReentrantLock();
    Condition never = own.newCondition();
    own.lock();
    if (uninterruptibly) {
      never.awaitUninterruptibly();
    } else {
      never.await();
    }
  }

  /** Is initialised for ever. */
  private static final class Slow {
    static {
      INITIALISING.countDown();
      try {
        Thread.sleep(FOR_EVER_MILLIS);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    static void touch() {}
  }
}
