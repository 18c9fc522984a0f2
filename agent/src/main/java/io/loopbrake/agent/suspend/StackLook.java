/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.suspend;

import java.lang.invoke.MethodHandle;
import java.lang.reflect.Method;

/**
 * Reads the stack of another thread without calling a {@code getStackTrace} that the application
 * has overridden, and without asking a security manager. Thread-safe.
 */
final class StackLook {
  private static final StackTraceElement[] NONE = {};

  private final MethodHandle ofOne;
  private final Method ofMany;

  StackLook(TrustedHandles handles) throws ReflectiveOperationException {
    MethodHandle one = null;
    Method many = null;
    try {
      one = handles.ofVirtual(Thread.class, "asyncGetStackTrace", StackTraceElement[].class);
    } catch (NoSuchMethodException beforeJava19) {
      many = handles.ofThread("dumpThreads", Thread[].class);
    }
    ofOne = one == null ? null : handles.settled(one);
    ofMany = many;
  }

  /**
   * The stack, innermost frame first; empty for a thread that has ended.
   *
   * @param alone an array with just this thread, so that none has to be allocated
   */
  StackTraceElement[] of(Thread thread, Thread[] alone) throws Throwable {
    StackTraceElement[] stack =
        ofOne != null
            ? (StackTraceElement[]) ofOne.invokeExact(thread)
            : ((StackTraceElement[][]) ofMany.invoke(null, (Object) alone))[0];
    return stack == null ? NONE : stack;
  }
}
