/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.gate;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.MutableCallSite;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.IntConsumer;

/**
 * The gates of this JVM: defines them on demand, arms and disarms them.
 *
 * <p>Defining is thread-safe. Arming waits for each thread to come to a safepoint, and makes the
 * JVM compile the code anew that passes the gate; only one thread may do it.
 */
public final class Gates implements IntConsumer {
  private final BootClassDefiner definer;
  private final Class<?> runtimeClass;
  private final AtomicReferenceArray<Gate> defined = new AtomicReferenceArray<>(GateClass.COUNT);
  private final BitSet armed = new BitSet(GateClass.COUNT);
  private volatile int armedCount;
  private volatile MethodHandle armedTarget;

  Gates(BootClassDefiner definer, Class<?> runtimeClass) {
    this.definer = definer;
    this.runtimeClass = runtimeClass;
  }

  /**
   * Makes sure that a gate exists before code that passes it is linked.
   *
   * @throws IllegalStateException if this JVM does not let us define it
   */
  @Override
  public void accept(int index) {
    if (defined.get(index) == null) {
      try {
        defined.set(index, define(index));
      } catch (ReflectiveOperationException | LinkageError e) {
        throw new IllegalStateException("no gate could be defined", e);
      }
    }
  }

  /** Tries one out. Returns why gates do not work in this JVM; nothing if they do. */
  public Optional<String> objection() {
    try {
      accept(0);
      return Optional.empty();
    } catch (IllegalStateException e) {
      return Optional.of("gates do not work in this JVM: " + e.getCause());
    }
  }

  private Gate define(int index) throws ReflectiveOperationException {
    Gate gate = new Gate(definer.defineOnce(GateClass.name(index), GateClass.classFile(index)));
    if (armedTarget == null) {
      // Now, because there may be no memory left when a stop needs it.
      armedTarget =
          MethodHandles.publicLookup()
              .findStatic(runtimeClass, RuntimeClass.CALLED, MethodType.methodType(void.class));
    }
    return gate;
  }

  /** Arms exactly these gates, of those that are defined, and disarms all others. */
  void arm(BitSet wanted) {
    List<MutableCallSite> changed = new ArrayList<>();
    for (int index = 0; index < GateClass.COUNT; index++) {
      Gate gate = defined.get(index);
      boolean arm = wanted.get(index);
      if (gate != null && arm != armed.get(index)) {
        gate.site.setTarget(arm ? armedTarget : gate.idle);
        armed.set(index, arm);
        armedCount = armed.cardinality();
        changed.add(gate.site);
      }
    }
    MutableCallSite.syncAll(changed.toArray(new MutableCallSite[0]));
  }

  /** How many are armed. May be asked by any thread. */
  public int armed() {
    return armedCount;
  }

  private static final class Gate {
    private final MutableCallSite site;
    private final MethodHandle idle;

    Gate(Class<?> type) throws ReflectiveOperationException {
      site = (MutableCallSite) constant(type, GateClass.SITE);
      idle = (MethodHandle) constant(type, GateClass.IDLE);
    }

    private static Object constant(Class<?> type, String name) throws ReflectiveOperationException {
      Field field = type.getDeclaredField(name);
      field.setAccessible(true);
      Object value = field.get(null);
      if (value == null) {
        // To define it, this thread had to load the class that is now to pass it.
        throw new NoSuchFieldException(name + " of a gate that is being defined");
      }
      return value;
    }
  }
}
