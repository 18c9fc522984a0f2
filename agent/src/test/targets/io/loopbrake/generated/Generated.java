/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.generated;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

/** A generated class, in a class loader of its own. */
final class Generated extends ClassLoader {
  private static final int INPUT = 12;
  private static final int LOCKS = 2;

  private final Object[] locks = new Object[LOCKS];
  private final Class<?> type;
  private final Method run;

  /** Links the class, so that the JVM verifies it. */
  Generated(byte[] classFile) throws ReflectiveOperationException {
    for (int i = 0; i < LOCKS; i++) {
      locks[i] = new Object();
    }
    type = defineClass(null, classFile, 0, classFile.length);
    Class.forName(type.getName(), true, this);
    run = type.getMethod("run", long.class, int.class, Object[].class);
  }

  /** Runs it until it has nothing left to do, or no more fuel. */
  long run(long fuel) throws Exception {
    try {
      return (Long) run.invoke(null, fuel, INPUT, locks);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof Error) {
        throw (Error) e.getCause();
      }
      throw (Exception) e.getCause();
    }
  }

  /** Whether it came to its end for want of fuel. */
  boolean isSpent() throws ReflectiveOperationException {
    return type.getField("spent").getBoolean(null);
  }

  /**
   * Takes its fuel away, which it heeds if a field keeps it, and if it does not write back just now
   * what it has read before.
   */
  void drain() {
    try {
      type.getField("fuel").setLong(null, 0);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whether this thread gets each of its locks, so that no other thread has kept one. */
  boolean areLocksFree() throws InterruptedException {
    Thread other =
        new Thread(
            () -> {
              for (Object lock : locks) {
                synchronized (lock) {
                  Thread.yield();
                }
              }
            });
    other.setDaemon(true);
    other.start();
    other.join(10_000);
    return !other.isAlive();
  }
}
