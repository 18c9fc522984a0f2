/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.tasks;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Optional;

/**
 * Asks the agent's own books for the number of the current task. Needs {@code
 * --add-opens=java.base/java.lang=ALL-UNNAMED} since Java 9.
 */
final class AskedNumbers implements Numbers {
  private final Object tasks;
  private final Method current;

  AskedNumbers() throws ReflectiveOperationException {
    Field field = Class.forName("java.lang.$Loopbrake").getDeclaredField("tasks");
    field.setAccessible(true);
    tasks = field.get(null);
    current = tasks.getClass().getMethod("current", Thread.class);
  }

  @Override
  public long begin() {
    return current();
  }

  @Override
  public long current() {
    String task = ask();
    return Long.parseLong(task.substring(task.indexOf('#') + 1));
  }

  private String ask() {
    try {
      Optional<?> task = (Optional<?>) current.invoke(tasks, Thread.currentThread());
      return task.map(Object::toString).orElse("idle#-1");
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public long mostOffset() {
    return 0;
  }
}
