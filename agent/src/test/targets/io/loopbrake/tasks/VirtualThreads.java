/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.tasks;

import java.lang.reflect.Method;

/** Virtual threads, which Java 8 knows nothing of. */
public final class VirtualThreads {
  private static final int FIRST_JAVA = 21;

  private VirtualThreads() {}

  /** Whether this JVM has them, as more than a preview. */
  static boolean exist() {
    String version = System.getProperty("java.specification.version");
    return !version.startsWith("1.") && Integer.parseInt(version) >= FIRST_JAVA;
  }

  /** Makes one, not started; its name tells it from others. */
  public static Thread make(Runnable work) {
    try {
      Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
      Class<?> type = Class.forName("java.lang.Thread$Builder$OfVirtual");
      Method unstarted = type.getMethod("unstarted", Runnable.class);
      Thread thread = (Thread) unstarted.invoke(builder, work);
      thread.setName("virtual-" + thread.getId());
      thread.setUncaughtExceptionHandler((ended, stop) -> {});
      return thread;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
