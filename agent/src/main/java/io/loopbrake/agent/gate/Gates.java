/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.gate;

import io.loopbrake.agent.message.CheckpointMessage;
import io.loopbrake.agent.message.Message;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.MutableCallSite;
import java.lang.reflect.Field;
import java.util.BitSet;
import java.util.Optional;

/**
 * The gates of this JVM: arms and disarms them.
 *
 * <p>To arm a gate, the JVM waits until each thread reaches a safepoint, and recompiles the code
 * that passes the gate; only one thread may arm gates. No method of this class may be called while
 * a class is loaded.
 */
public final class Gates {
  private final BootClassDefiner definer;
  private final Class<?> runtimeClass;
  private MutableCallSite[] sites = {};
  private MethodHandle idle;
  private MethodHandle armedTarget;
  private volatile int armedCount;

  Gates(BootClassDefiner definer, Class<?> runtimeClass) {
    this.definer = definer;
    this.runtimeClass = runtimeClass;
  }

  /**
   * Defines the gates; to be called before code that passes one is loaded. Returns why they do not
   * work in this JVM; empty if they do.
   */
  public Optional<Message> define() {
    try {
      Class<?> type = definer.defineOnce(GateClass.NAME, GateClass.classFile());
      idle = (MethodHandle) constant(type, GateClass.IDLE);
      // Now, because there may be no memory left when a stop needs it.
      armedTarget =
          MethodHandles.publicLookup()
              .findStatic(runtimeClass, RuntimeClass.CHECKPOINT, MethodType.methodType(void.class));
      sites = (MutableCallSite[]) constant(type, GateClass.SITES);
      return Optional.empty();
    } catch (ReflectiveOperationException | LinkageError e) {
      return Optional.of(CheckpointMessage.NO_GATES.with(e));
    }
  }

  private static Object constant(Class<?> type, String name) throws ReflectiveOperationException {
    Field field = type.getDeclaredField(name);
    field.setAccessible(true);
    return field.get(null);
  }

  /**
   * Arms exactly these gates and disarms all others; does nothing if the gates are not defined. The
   * changes before a failure are visible in all threads, and the next call makes the others.
   */
  void arm(BitSet wanted) {
    try {
      for (int index = 0; index < sites.length; index++) {
        boolean arm = wanted.get(index);
        if (arm != isArmed(index)) {
          sites[index].setTarget(arm ? armedTarget : idle);
        }
      }
    } finally {
      armedCount = countArmed();
      // All of them, because a list of those that changed takes memory.
      MutableCallSite.syncAll(sites);
    }
  }

  /**
   * Whether a gate is armed. This asks the call sites themselves, because a separate record would
   * differ from them after an error, or if an agent that was removed has left a gate armed. For the
   * thread that arms gates only.
   */
  boolean isArmed(int index) {
    return index < sites.length && sites[index].getTarget() != idle;
  }

  /** The armed gates, in a new set. For the thread that arms gates only. */
  BitSet armed() {
    BitSet armed = new BitSet(sites.length);
    for (int index = 0; index < sites.length; index++) {
      if (isArmed(index)) {
        armed.set(index);
      }
    }
    return armed;
  }

  private int countArmed() {
    int count = 0;
    for (int index = 0; index < sites.length; index++) {
      count += isArmed(index) ? 1 : 0;
    }
    return count;
  }

  /** The number of armed gates after the last change. May be called by any thread. */
  public int armedCount() {
    return armedCount;
  }
}
