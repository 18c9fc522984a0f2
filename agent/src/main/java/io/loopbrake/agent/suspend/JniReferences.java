/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.suspend;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;

/**
 * Global references (JNI, "Global and Local References") to Java objects, for functions that are
 * called through {@link NativeFunctions}. To be used by one thread at a time.
 *
 * <p>Native code reads an object from a field of another object to which it has a reference. JNI
 * returns the content of the field as a local reference, and HotSpot drops local references when
 * the next native method of the thread returns. Therefore one method handle makes both calls, the
 * one that reads the field and the one that makes the reference global, and runs nothing in
 * between: earlier calls of the same shape, which return null, have linked all of it. Nevertheless,
 * each reference is compared with the object before it is used, and made again if it refers to
 * another one.
 */
final class JniReferences {
  private static final int FIND_CLASS = 6;
  private static final int NEW_GLOBAL_REF = 21;
  private static final int DELETE_GLOBAL_REF = 22;
  private static final int NEW_LOCAL_REF = 25;
  private static final int GET_OBJECT_CLASS = 31;
  private static final int GET_FIELD_ID = 94;
  private static final int GET_OBJECT_FIELD = 95;
  private static final int SET_OBJECT_FIELD = 104;
  private static final int GET_STATIC_METHOD_ID = 113;
  private static final int CALL_STATIC_OBJECT_METHOD_A = 116;
  private static final int WARM_UPS = 3;
  private static final int MOST_TRIES = 3;

  private final NativeFunctions functions;
  private final TrustedHandles handles;
  private final long table;
  private final MethodHandle newGlobal;
  private final MethodHandle deleteGlobal;
  private final MethodHandle setField;
  private final MethodHandle globalOfField;
  private final Slots slots;
  private final long slotsReference;
  private final long in;
  private final long out;

  /**
   * Prepares the handles.
   *
   * @param slots the calling thread, which JNI can find without a reference
   * @param env the interface pointer of JNI in this thread
   */
  JniReferences(NativeFunctions functions, TrustedHandles handles, Slots slots, long env)
      throws Throwable {
    this.functions = functions;
    this.handles = handles;
    this.slots = slots;
    table = functions.pointer(env, 0);
    newGlobal = function(NEW_GLOBAL_REF, long.class, long.class, long.class);
    for (int i = 0; i < NativeFunctions.CALLS_TO_SETTLE; i++) {
      long none = (long) newGlobal.invokeExact(env, 0L);
    }
    deleteGlobal = handles.settled(function(DELETE_GLOBAL_REF, void.class, long.class, long.class));
    setField =
        handles.settled(
            function(SET_OBJECT_FIELD, void.class, long.class, long.class, long.class, long.class));
    globalOfField =
        global(function(GET_OBJECT_FIELD, long.class, long.class, long.class, long.class));
    slotsReference = currentThread(env);
    try {
      long type = classOf(env, slotsReference);
      try {
        in = fieldId(env, type, "in");
        out = fieldId(env, type, "out");
      } finally {
        delete(env, type);
      }
      for (int i = 0; i < WARM_UPS; i++) {
        slots.in = null;
        long none = (long) globalOfField.invokeExact(env, env, slotsReference, in);
        if (none != 0) {
          throw new IllegalStateException("JNI makes a reference of null");
        }
      }
      delete(env, of(env, slots));
    } catch (Throwable e) {
      close(env);
      throw e;
    }
  }

  private MethodHandle function(int index, Class<?> result, Class<?>... parameters)
      throws Throwable {
    return functions.at(functions.pointer(table, index), result, parameters);
  }

  /**
   * A function of (env, env, ...) that returns a global reference of the result of another
   * function.
   */
  private MethodHandle global(MethodHandle local) throws ReflectiveOperationException {
    return handles.settled(MethodHandles.collectArguments(newGlobal, 1, local));
  }

  private long currentThread(long env) throws Throwable {
    MethodHandle find = warmed(env, FIND_CLASS);
    long integerName = functions.text("java/lang/Integer");
    long threadName = functions.text("java/lang/Thread");
    long integer = (long) find.invokeExact(env, env, integerName);
    long thread = (long) find.invokeExact(env, env, threadName);
    MethodHandle call =
        global(
            function(
                CALL_STATIC_OBJECT_METHOD_A,
                long.class,
                long.class,
                long.class,
                long.class,
                long.class));
    // Returns null for null, and so warms up the handle without a reference.
    long getInteger =
        staticMethod(env, integer, "getInteger", "(Ljava/lang/String;)Ljava/lang/Integer;");
    long arguments = functions.address(functions.memory(Long.BYTES));
    for (int i = 0; i < WARM_UPS; i++) {
      long none = (long) call.invokeExact(env, env, integer, getInteger, arguments);
      if (none != 0) {
        throw new IllegalStateException("JNI makes a reference of null");
      }
    }
    long current = staticMethod(env, thread, "currentThread", "()Ljava/lang/Thread;");
    long reference = (long) call.invokeExact(env, env, thread, current, arguments);
    deleteGlobal.invokeExact(env, integer);
    deleteGlobal.invokeExact(env, thread);
    if (reference == 0) {
      throw new IllegalStateException("JNI does not tell the current thread");
    }
    return reference;
  }

  private long classOf(long env, long object) throws Throwable {
    return (long) warmed(env, GET_OBJECT_CLASS).invokeExact(env, env, object);
  }

  /** A function of (env, number), linked by another one of this shape that returns null. */
  private MethodHandle warmed(long env, int index) throws Throwable {
    MethodHandle localOfNull = global(function(NEW_LOCAL_REF, long.class, long.class, long.class));
    MethodHandle wanted = global(function(index, long.class, long.class, long.class));
    for (int i = 0; i < WARM_UPS; i++) {
      long none = (long) localOfNull.invokeExact(env, env, 0L);
      if (none != 0) {
        throw new IllegalStateException("JNI makes a reference of null");
      }
    }
    return wanted;
  }

  private long staticMethod(long env, long type, String name, String signature) throws Throwable {
    return id(GET_STATIC_METHOD_ID, env, type, name, signature);
  }

  private long fieldId(long env, long type, String name) throws Throwable {
    return id(GET_FIELD_ID, env, type, name, "Ljava/lang/Object;");
  }

  private long id(int function, long env, long type, String name, String signature)
      throws Throwable {
    MethodHandle find =
        function(function, long.class, long.class, long.class, long.class, long.class);
    long found =
        (long) find.invokeExact(env, type, functions.text(name), functions.text(signature));
    if (found == 0) {
      throw new IllegalStateException("JNI does not find " + name);
    }
    return found;
  }

  /**
   * A global reference to an object, to be deleted by {@link #delete}.
   *
   * @param env the interface pointer of JNI in the calling thread
   */
  long of(long env, Object object) throws Throwable {
    for (int i = 0; i < MOST_TRIES; i++) {
      slots.in = object;
      long reference = (long) globalOfField.invokeExact(env, env, slotsReference, in);
      slots.out = null;
      setField.invokeExact(env, slotsReference, out, reference);
      boolean right = slots.out == object;
      slots.in = null;
      slots.out = null;
      if (right) {
        return reference;
      }
      delete(env, reference);
    }
    throw new IllegalStateException("JNI makes references of other objects");
  }

  /**
   * Deletes the reference to the object from which references are taken, which would keep the
   * agent's classes. To be called once; no reference can be made afterwards.
   *
   * @param env the interface pointer of JNI in the calling thread
   */
  void close(long env) throws Throwable {
    delete(env, slotsReference);
  }

  /** Deletes a reference of {@link #of}. */
  void delete(long env, long reference) throws Throwable {
    deleteGlobal.invokeExact(env, reference);
  }

  /**
   * The object whose fields native code reads. It is a thread, because JNI gives each thread a
   * reference to itself.
   */
  static class Slots extends Thread {
    volatile Object in;
    volatile Object out;
  }
}
