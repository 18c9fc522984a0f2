/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.threads;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/** Distinguishes waits that an interrupt ends from other waits. */
public final class InterruptibleWaits {
  /**
   * Methods that park a thread, and that an interrupt does not end: it is passed on to the next
   * work of the thread.
   */
  private static final Set<String> DEAF =
      new HashSet<>(
          Arrays.asList(
              "java.util.concurrent.locks.AbstractQueuedSynchronizer.acquireQueued",
              "java.util.concurrent.locks.AbstractQueuedSynchronizer.doAcquireShared",
              "java.util.concurrent.locks.AbstractQueuedLongSynchronizer.acquireQueued",
              "java.util.concurrent.locks.ReentrantLock$Sync.lock",
              "java.util.concurrent.locks.ReentrantLock$NonfairSync.lock",
              "java.util.concurrent.locks.ReentrantLock$FairSync.lock",
              "java.util.concurrent.locks.ReentrantLock.lock",
              "java.util.concurrent.locks.ReentrantReadWriteLock$ReadLock.lock",
              "java.util.concurrent.locks.ReentrantReadWriteLock$WriteLock.lock",
              "java.util.concurrent.locks.StampedLock.readLock",
              "java.util.concurrent.locks.StampedLock.writeLock",
              "java.util.concurrent.Phaser.awaitAdvance",
              "java.util.concurrent.Phaser.arriveAndAwaitAdvance",
              "java.util.concurrent.CompletableFuture.join",
              "java.util.concurrent.ForkJoinPool.invoke",
              "java.util.concurrent.ForkJoinTask.join",
              "java.util.concurrent.ForkJoinTask.invoke",
              "java.util.concurrent.ForkJoinTask.quietlyJoin",
              "java.util.concurrent.ForkJoinTask.quietlyInvoke"));

  private InterruptibleWaits() {}

  /**
   * Whether an interrupt does not end the wait at the top of the stack, but is passed on.
   *
   * @param trace innermost frame first
   */
  public static boolean isDeaf(StackTraceElement[] trace) {
    for (StackTraceElement frame : trace) {
      String method = frame.getMethodName();
      if (method.endsWith("Uninterruptibly")
          || DEAF.contains(frame.getClassName() + "." + method)) {
        return true;
      }
      if (!StackTraces.isOfJdk(frame.getClassName())) {
        return false;
      }
    }
    return false;
  }
}
