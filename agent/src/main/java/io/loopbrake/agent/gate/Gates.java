/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.gate;

import java.lang.instrument.ClassDefinition;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.IntConsumer;

/**
 * The gates of this JVM: defines them on demand, arms and disarms them.
 *
 * <p>Defining is thread-safe. Arming pauses the whole JVM for about a microsecond per loaded class
 * and makes it compile the code anew that passes the gate, so all gates that change are redefined
 * at once, and only one thread may do it.
 */
public final class Gates implements IntConsumer {
  private final Instrumentation instrumentation;
  private final JavaLangDefiner definer;
  private final AtomicReferenceArray<Class<?>> defined =
      new AtomicReferenceArray<>(GateClass.COUNT);
  private final BitSet armed = new BitSet(GateClass.COUNT);
  private volatile int armedCount;

  Gates(Instrumentation instrumentation, JavaLangDefiner definer) {
    this.instrumentation = instrumentation;
    this.definer = definer;
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
        defined.set(
            index, definer.defineOnce(GateClass.name(index), GateClass.classFile(index, false)));
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("no gate could be defined", e);
      }
    }
  }

  /**
   * Arms exactly these gates, of those that are defined, and disarms all others.
   *
   * @throws IllegalStateException if the JVM refuses; nothing has changed then
   */
  void arm(BitSet wanted) {
    List<ClassDefinition> changes = new ArrayList<>();
    BitSet after = new BitSet(GateClass.COUNT);
    for (int index = 0; index < GateClass.COUNT; index++) {
      Class<?> gate = defined.get(index);
      boolean arm = wanted.get(index) && gate != null;
      after.set(index, arm);
      if (arm != armed.get(index)) {
        changes.add(new ClassDefinition(gate, GateClass.classFile(index, arm)));
      }
    }
    if (changes.isEmpty()) {
      return;
    }
    try {
      instrumentation.redefineClasses(changes.toArray(new ClassDefinition[0]));
    } catch (ClassNotFoundException | UnmodifiableClassException | LinkageError e) {
      throw new IllegalStateException("the JVM refused to redefine gates", e);
    }
    armed.clear();
    armed.or(after);
    armedCount = armed.cardinality();
  }

  /** How many are armed. May be asked by any thread. */
  public int armed() {
    return armedCount;
  }
}
