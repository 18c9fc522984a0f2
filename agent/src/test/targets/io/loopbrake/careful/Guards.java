/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.careful;

import io.loopbrake.operating.Pause;
import io.loopbrake.operating.Subject;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** A monitor and some locks, held during work and cleanup. */
final class Guards {
  private static final long PATIENCE_MILLIS = 5_000;

  private final Object monitor = new Object();
  private final ReentrantLock lock = new ReentrantLock();
  private final ReentrantReadWriteLock readWrite = new ReentrantReadWriteLock();
  private final Semaphore semaphore = new Semaphore(1);

  void work(Rows rows) {
    lock.lock();
    try {
      semaphore.acquireUninterruptibly();
      try {
        readWrite.writeLock().lock();
        try {
          locked(rows);
        } finally {
          rows.unlockHalf();
          readWrite.writeLock().unlock();
        }
      } finally {
        semaphore.release();
      }
    } finally {
      rows.unlockAll();
      lock.unlock();
    }
  }

  private synchronized void locked(Rows rows) {
    synchronized (monitor) {
      try {
        rows.work();
      } finally {
        rows.unlockHalf();
      }
    }
  }

  /** Whether another thread gets hold of all of them. */
  boolean areFree() {
    return Pause.until(this::isMonitorFree, PATIENCE_MILLIS)
        && isFree(lock)
        && isFree(readWrite.writeLock())
        && semaphore.tryAcquire();
  }

  private boolean isMonitorFree() {
    Subject probe =
        Subject.started(
            "probe",
            () -> {
              synchronized (this) {
                synchronized (monitor) {
                  monitor.notifyAll();
                }
              }
            });
    return probe.awaitEnd(PATIENCE_MILLIS);
  }

  private static boolean isFree(Lock lock) {
    try {
      return lock.tryLock(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      return false;
    }
  }
}
