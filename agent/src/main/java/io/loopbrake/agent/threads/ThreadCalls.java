/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.threads;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.security.AccessController;
import java.security.PrivilegedAction;

/**
 * Calls the methods of {@link Thread} itself, not those with which a class of the application
 * overrides them: a thread on which stops depend runs no code of the application. Thread-safe.
 *
 * <p>This requires that the package {@code java.lang.invoke} is open to the agent, as it is once
 * the runtime class is defined. Otherwise the methods are called in the usual way. They are looked
 * up with the agent's own permissions, so a security manager that denies this to the application
 * does not matter.
 */
public final class ThreadCalls {
  private ThreadCalls() {}

  /** As {@link Thread#getState}. */
  public static Thread.State stateOf(Thread thread) {
    if (isOfJdk(thread) || Handles.STATE == null) {
      return thread.getState();
    }
    try {
      return (Thread.State) Handles.STATE.invokeExact(thread);
    } catch (Throwable cannotBe) {
      throw unchecked(cannotBe);
    }
  }

  /** Whether this is a state in which a thread waits for something other than a monitor. */
  public static boolean isWaiting(Thread.State state) {
    return state == Thread.State.WAITING || state == Thread.State.TIMED_WAITING;
  }

  /** As {@link Thread#getStackTrace}. */
  public static StackTraceElement[] stackOf(Thread thread) {
    if (isOfJdk(thread) || Handles.STACK == null) {
      return thread.getStackTrace();
    }
    try {
      return (StackTraceElement[]) Handles.STACK.invokeExact(thread);
    } catch (Throwable cannotBe) {
      throw unchecked(cannotBe);
    }
  }

  /** As {@link Thread#isInterrupted}. */
  public static boolean isInterrupted(Thread thread) {
    if (isOfJdk(thread) || Handles.INTERRUPTED == null) {
      return thread.isInterrupted();
    }
    try {
      return (boolean) Handles.INTERRUPTED.invokeExact(thread);
    } catch (Throwable cannotBe) {
      throw unchecked(cannotBe);
    }
  }

  /** As {@link Thread#getId}. */
  public static long idOf(Thread thread) {
    if (isOfJdk(thread) || Handles.ID == null) {
      return thread.getId();
    }
    try {
      return (long) Handles.ID.invokeExact(thread);
    } catch (Throwable cannotBe) {
      throw unchecked(cannotBe);
    }
  }

  private static boolean isOfJdk(Thread thread) {
    Class<?> type = thread.getClass();
    return type == Thread.class || AccessController.doPrivileged(new LoaderOf(type)) == null;
  }

  private static RuntimeException unchecked(Throwable thrown) {
    if (thrown instanceof Error) {
      throw (Error) thrown;
    }
    return thrown instanceof RuntimeException
        ? (RuntimeException) thrown
        : new IllegalStateException(thrown);
  }

  /** Made for the first thread of a class of the application. */
  private static final class Handles {
    static final MethodHandle STATE = found("getState", Thread.State.class);
    static final MethodHandle STACK = found("getStackTrace", StackTraceElement[].class);
    static final MethodHandle INTERRUPTED = found("isInterrupted", boolean.class);
    static final MethodHandle ID = found("getId", long.class);

    private Handles() {}

    private static MethodHandle found(String name, Class<?> returned) {
      return AccessController.doPrivileged(new HandleOf(name, MethodType.methodType(returned)));
    }
  }

  private static final class LoaderOf implements PrivilegedAction<ClassLoader> {
    private final Class<?> type;

    LoaderOf(Class<?> type) {
      this.type = type;
    }

    @Override
    public ClassLoader run() {
      return type.getClassLoader();
    }
  }

  private static final class HandleOf implements PrivilegedAction<MethodHandle> {
    private final String name;
    private final MethodType type;

    HandleOf(String name, MethodType type) {
      this.name = name;
      this.type = type;
    }

    @Override
    public MethodHandle run() {
      try {
        Field trusted = Lookup.class.getDeclaredField("IMPL_LOOKUP");
        trusted.setAccessible(true);
        return ((Lookup) trusted.get(null)).findSpecial(Thread.class, name, type, Thread.class);
      } catch (ReflectiveOperationException | RuntimeException closedToUs) {
        return null;
      }
    }
  }
}
