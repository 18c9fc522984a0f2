/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.suspend;

import java.lang.invoke.MethodHandle;
import java.lang.reflect.Method;

/**
 * The interrupt status of a thread in which an error is thrown from outside. The JVM interrupts the
 * thread to wake it. Without a correction, this status would outlast the error and affect the next
 * task.
 */
final class InterruptStatus {
  private final MethodHandle read;
  private final MethodHandle write;
  private final Method readAndClear;

  InterruptStatus(TrustedHandles handles) throws ReflectiveOperationException {
    MethodHandle ofField = null;
    MethodHandle toField = null;
    Method natively = null;
    try {
      ofField = handles.settled(handles.getter(Thread.class, "interrupted", boolean.class));
      toField = handles.settled(handles.setter(Thread.class, "interrupted", boolean.class));
    } catch (NoSuchFieldException beforeJava14) {
      natively = handles.ofThread("isInterrupted", boolean.class);
    }
    read = ofField;
    write = toField;
    readAndClear = natively;
  }

  boolean of(Thread thread) throws Throwable {
    return read != null
        ? (boolean) read.invokeExact(thread)
        : (Boolean) readAndClear.invoke(thread, Boolean.FALSE);
  }

  void clear(Thread thread) throws Throwable {
    if (write != null) {
      write.invokeExact(thread, false);
    } else {
      readAndClear.invoke(thread, Boolean.TRUE);
    }
  }
}
