/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.gate;

import java.lang.instrument.Instrumentation;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.util.BitSet;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/**
 * The switch of all flag checkpoints of this JVM. While the flag is down, a checkpoint reads one
 * static volatile field. While it is up, every checkpoint runs the handler in the thread that
 * passes it.
 *
 * <p>Thread-safe. The state is in the class in {@code java.lang}, so that a second agent can detect
 * the first one.
 */
public final class Checkpoints implements Brakes {
  private final Gates gates;
  private final Class<?> runtimeClass;
  private final Field armed;
  private final Field handler;
  private final Field tasks;
  private final Field stopError;
  private final Field entryHandler;
  private final Field entering;
  private final Field waits;

  private Checkpoints(Class<?> runtimeClass, Gates gates) throws ReflectiveOperationException {
    this.gates = gates;
    this.runtimeClass = runtimeClass;
    this.armed = accessible(RuntimeClass.ARMED);
    this.handler = accessible(RuntimeClass.HANDLER);
    this.tasks = accessible(RuntimeClass.TASKS);
    this.stopError = accessible(RuntimeClass.STOP_ERROR);
    this.entryHandler = accessible(RuntimeClass.ENTRY_HANDLER);
    this.entering = accessible(RuntimeClass.ENTERING);
    this.waits = accessible(RuntimeClass.WAITS);
  }

  private Field accessible(String name) throws ReflectiveOperationException {
    Field field = runtimeClass.getDeclaredField(name);
    field.setAccessible(true);
    return field;
  }

  /**
   * Defines the class that instrumented code calls, unless the JVM has it from an agent that was
   * removed.
   *
   * @throws ReflectiveOperationException if this JVM does not allow it
   */
  public static Checkpoints define(Instrumentation instrumentation)
      throws ReflectiveOperationException {
    BootClassDefiner definer = BootClassDefiner.forThisJvm(instrumentation);
    Class<?> runtimeClass = definer.defineOnce(RuntimeClass.NAME, RuntimeClass.classFile());
    return new Checkpoints(runtimeClass, new Gates(definer, runtimeClass));
  }

  /**
   * Whether an agent has installed its handler in this JVM. Defines nothing in a JVM without an
   * agent.
   *
   * @throws ReflectiveOperationException if this JVM does not allow the look
   */
  public static boolean areAtWork(Instrumentation instrumentation)
      throws ReflectiveOperationException {
    try {
      Class.forName(RuntimeClass.NAME, true, null);
    } catch (ClassNotFoundException noAgentYet) {
      return false;
    }
    return define(instrumentation).isInstalled();
  }

  /** The gates of this JVM. */
  public Gates gates() {
    return gates;
  }

  /** Whether an agent's handler is installed. */
  public boolean isInstalled() {
    return !runtimeClass.isInstance(read(handler));
  }

  /**
   * Installs the handler that each checkpoint runs while the flag is up. It runs in threads of the
   * application, in the middle of its code; what it throws is thrown there.
   */
  public void install(Runnable newHandler) {
    write(handler, newHandler);
  }

  /**
   * Installs the receiver of the {@link TaskEvents} of task boundaries. It runs in threads of the
   * application, between and around its tasks, and must not throw.
   *
   * @param stop the class of the error that stops a task
   */
  public void installTasks(IntConsumer events, Class<? extends Throwable> stop) {
    write(tasks, events);
    write(stopError, stop);
  }

  /**
   * Installs the handler of checkpoints at the entry of methods. It runs only in the thread that
   * {@link #aimAt} names; what it throws is thrown there.
   */
  public void installEntries(Runnable newHandler) {
    write(entryHandler, newHandler);
  }

  /**
   * From now on, the checkpoints at the entry of methods run their handler in this thread only.
   *
   * @param thread null for none
   */
  public void aimAt(Thread thread) {
    write(entering, thread);
  }

  /**
   * Installs the listener for waits. It gets an object when a method of it that may wait is
   * entered, and null when the method is left. It runs in threads of the application and must not
   * throw.
   */
  public void installWaits(Consumer<Object> listener) {
    write(waits, listener);
  }

  /**
   * Lowers the flag, and replaces all handlers by one that does nothing. Gates that are armed stay
   * so.
   */
  public void uninstall() {
    lower();
    aimAt(null);
    try {
      Constructor<?> constructor = runtimeClass.getDeclaredConstructor();
      constructor.setAccessible(true);
      Object nothing = constructor.newInstance();
      write(handler, nothing);
      write(entryHandler, nothing);
      write(tasks, nothing);
      write(waits, nothing);
      write(stopError, Void.class);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void raise() {
    write(armed, true);
  }

  @Override
  public void lower() {
    write(armed, false);
  }

  @Override
  public boolean isRaised() {
    return (Boolean) read(armed);
  }

  @Override
  public void arm(BitSet wanted) {
    gates.arm(wanted);
  }

  @Override
  public BitSet armed() {
    return gates.armed();
  }

  private static Object read(Field field) {
    try {
      return field.get(null);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void write(Field field, Object value) {
    try {
      field.set(null, value);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}
