/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.threads;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Virtual threads (JEP 444, Java 21), which belong to no thread group that lists them. The JVM
 * keeps them in thread containers, in a package that the agent has opened to itself. With {@code
 * -Djdk.trackAllThreads=false} the JVM knows only the virtual threads of its executors.
 */
public final class VirtualThreads {
  private static final Class<?> TYPE = find("java.lang.VirtualThread");
  private static final Class<?> BASE = find("java.lang.BaseVirtualThread");
  private static final Class<?> CARRIER = find("jdk.internal.misc.CarrierThread");
  private static final Class<?> CONTAINERS = find("jdk.internal.vm.ThreadContainers");
  private static final Class<?> CONTAINER = find("jdk.internal.vm.ThreadContainer");

  private VirtualThreads() {}

  private static Class<?> find(String name) {
    try {
      return Class.forName(name, false, null);
    } catch (ClassNotFoundException beforeJava21) {
      return null;
    }
  }

  /**
   * Whether the thread is virtual, bound virtual threads of JVMs without continuations included.
   * False on a Java without virtual threads.
   */
  public static boolean isVirtual(Thread thread) {
    return BASE != null && BASE.isInstance(thread);
  }

  /** Whether the thread does nothing but carry virtual ones. */
  public static boolean isCarrier(Thread thread) {
    return CARRIER != null && CARRIER.isInstance(thread);
  }

  /** The live virtual threads that the JVM can list. */
  static List<Thread> all() {
    List<Thread> found = new ArrayList<>();
    if (CONTAINERS != null && CONTAINER != null) {
      try {
        add(call(CONTAINERS, "root", null), found);
      } catch (ReflectiveOperationException | RuntimeException closedToUs) {
        return found;
      }
    }
    return found;
  }

  private static void add(Object container, List<Thread> found)
      throws ReflectiveOperationException {
    for (Object thread : ((Stream<?>) call(CONTAINER, "threads", container)).toArray()) {
      if (isVirtual((Thread) thread)) {
        found.add((Thread) thread);
      }
    }
    Method children = CONTAINERS.getDeclaredMethod("children", CONTAINER);
    children.setAccessible(true);
    for (Object child : ((Stream<?>) children.invoke(null, container)).toArray()) {
      add(child, found);
    }
  }

  private static Object call(Class<?> type, String method, Object target)
      throws ReflectiveOperationException {
    Method found = type.getDeclaredMethod(method);
    found.setAccessible(true);
    return found.invoke(target);
  }

  /**
   * Whether the thread is mounted on a carrier, or is no virtual thread; true as well if that is
   * unknown.
   */
  static boolean isOnProcessor(Thread thread) {
    try {
      return TYPE == null || !TYPE.isInstance(thread) || carrierOf(thread) != null;
    } catch (ReflectiveOperationException | RuntimeException unknown) {
      return true;
    }
  }

  private static Object carrierOf(Thread virtual) throws ReflectiveOperationException {
    Field carrier = TYPE.getDeclaredField("carrierThread");
    carrier.setAccessible(true);
    return carrier.get(virtual);
  }

  /**
   * Whether a waiting virtual thread is unmounted or pinned, in brackets; empty for other threads.
   */
  static String parking(Thread thread) {
    if (!isVirtual(thread) || TYPE == null || !TYPE.isInstance(thread)) {
      return "";
    }
    try {
      Object carriedBy = carrierOf(thread);
      return carriedBy == null
          ? " (unmounted: it occupies no carrier)"
          : " (pinned to its carrier " + ((Thread) carriedBy).getName() + ")";
    } catch (ReflectiveOperationException | RuntimeException unknown) {
      return "";
    }
  }
}
