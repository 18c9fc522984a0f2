/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.tasks;

import java.lang.reflect.Field;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntConsumer;

/**
 * Hears of tasks in the agent's stead, and writes down for each thread what it heard: a letter for
 * what happens (begin, end, idle, next) and the boundary's number, and between them what the tasks
 * say of themselves.
 */
final class EventRecorder implements IntConsumer {
  private static final Map<String, StringBuffer> HEARD = new ConcurrentHashMap<>();

  private EventRecorder() {}

  /** Takes the agent's place. The JVM has to open {@code java.lang} to us. */
  static void install() throws ReflectiveOperationException {
    set("tasks", new EventRecorder());
  }

  /** Makes this class the one of which stops are. */
  static void setStopError(Class<? extends Throwable> type) throws ReflectiveOperationException {
    set("stopError", type);
  }

  private static void set(String name, Object value) throws ReflectiveOperationException {
    Field field = Class.forName("java.lang.$Loopbrake").getDeclaredField(name);
    field.setAccessible(true);
    field.set(null, value);
  }

  @Override
  public void accept(int event) {
    write("" + "BEINJ".charAt(event & 7) + (event >>> 3));
  }

  /** Writes down what the current thread does. */
  static void write(String what) {
    String thread = Thread.currentThread().getName();
    StringBuffer heard = HEARD.get(thread);
    if (heard == null) {
      HEARD.putIfAbsent(thread, new StringBuffer());
      heard = HEARD.get(thread);
    }
    heard.append(' ').append(what);
  }

  /** What was written down of the thread. */
  static String heardOf(String thread) {
    return thread + ":" + HEARD.getOrDefault(thread, new StringBuffer());
  }

  /** The threads of which something was written down. */
  static Iterable<String> threads() {
    return HEARD.keySet();
  }
}
