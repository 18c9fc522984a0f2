/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.instrument;

import io.loopbrake.agent.gate.JavaVersion;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/**
 * Instruments classes that were loaded before they were selected, and changes the selection while
 * the application runs. A running loop keeps its original code, because a redefinition leaves
 * active frames unchanged.
 *
 * <p>Thread-safe; one change at a time.
 */
public final class LoadedClasses {
  private static final int SMALLEST_BATCH = 25;
  private static final int LARGEST_BATCH = 200;
  private static final int MOST_PASSES = 3;

  /**
   * The JVM stands still for about as long as a batch takes, which users of the application may
   * notice.
   */
  private static final long BATCH_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  /** The time of one class on the machine of docs/performance.md, among some thousand others. */
  private static final long USUAL_NANOS =
      TimeUnit.MILLISECONDS.toNanos(JavaVersion.ofThisJvm() <= 8 ? 10 : 2);

  private final Instrumentation instrumentation;
  private final ClassTransformer transformer;
  private final CoverageLedger ledger;
  private long nanosOfAClass = USUAL_NANOS;

  public LoadedClasses(
      Instrumentation instrumentation, ClassTransformer transformer, CoverageLedger ledger) {
    this.instrumentation = instrumentation;
    this.transformer = transformer;
    this.ledger = ledger;
  }

  /**
   * Changes the selection, and reloads the loaded classes that it concerns. Blocks until this is
   * done; the JVM stands still in between. Classes that the JVM refuses to reload are noted as
   * failures. Returns the number of reloaded classes.
   */
  public synchronized int change(UnaryOperator<ClassSelection> change) {
    transformer.select(change.apply(transformer.selection()));
    return follow(null);
  }

  /** Predicts the effect of {@link #change}, and changes nothing. */
  public synchronized ReloadForecast foresee(UnaryOperator<ClassSelection> change) {
    ClassSelection changed = change.apply(transformer.selection());
    Class<?>[] loaded = instrumentation.getAllLoadedClasses();
    int count = 0;
    for (Class<?> type : loaded) {
      ClassLoader loader = type.getClassLoader();
      if (changed.selectsNamed(loader, type.getName()) != ledger.knows(loader, internalName(type))
          && transformer.mayChange(loader)
          && !ClassTransformer.isMachinery(loader, internalName(type))
          && isReachable(type)) {
        count++;
      }
    }
    return new ReloadForecast(count, loaded.length, count * nanosOfAClass);
  }

  /**
   * Reloads the classes that were loaded before the agent came, so that they get their boundaries,
   * notes of waits and checkpoints. A worker that is in its main loop keeps the old code of that
   * loop; its next task is counted all the same if another method fetches or runs it. Returns the
   * number of reloaded classes.
   */
  public synchronized int begin() {
    return follow(new HashSet<>());
  }

  /**
   * Removes the transformer, and restores the original code of all classes that it changed. Returns
   * the number of reloaded classes.
   */
  public synchronized int restore() {
    instrumentation.removeTransformer(transformer);
    List<Class<?>> changed = new ArrayList<>();
    for (Class<?> type : instrumentation.getAllLoadedClasses()) {
      ClassLoader loader = type.getClassLoader();
      boolean hasCheckpoints =
          ledger.knows(loader, internalName(type)) && !ledger.setAside(loader, internalName(type));
      if ((hasCheckpoints || transformer.hasPlantings(type)) && isReachable(type)) {
        changed.add(type);
      }
    }
    return reload(changed);
  }

  /**
   * Reloads classes until none is left.
   *
   * @param withPlantings the classes that were reloaded for their boundaries and notes; classes
   *     with plantings that are not in this set are reloaded and added to it. Null if plantings do
   *     not matter
   */
  private int follow(Set<Class<?>> withPlantings) {
    int reloaded = 0;
    // A class that was being loaded during a pass may have gone past the agent, or have seen the
    // selection before.
    for (int pass = 0; pass < MOST_PASSES; pass++) {
      List<Class<?>> stale = stale(withPlantings);
      if (stale.isEmpty()) {
        break;
      }
      reloaded += reload(stale);
    }
    return reloaded;
  }

  private List<Class<?>> stale(Set<Class<?>> withPlantings) {
    List<Class<?>> stale = new ArrayList<>();
    boolean anyKnown = !ledger.isEmpty();
    for (Class<?> type : instrumentation.getAllLoadedClasses()) {
      if (!type.isArray()
          && (isStale(type, anyKnown) || isWithoutPlantings(type, withPlantings))
          && isReachable(type)) {
        stale.add(type);
      }
    }
    if (withPlantings != null) {
      withPlantings.addAll(stale);
    }
    return stale;
  }

  /**
   * Whether the class is selected and not recorded, or recorded and not selected, and has to be
   * reloaded.
   */
  private boolean isStale(Class<?> type, boolean anyKnown) {
    ClassLoader loader = type.getClassLoader();
    boolean selected = transformer.selectsNamed(loader, type.getName());
    return selected != (anyKnown && ledger.knows(loader, internalName(type)))
        && !followsAsItIs(type);
  }

  private boolean isWithoutPlantings(Class<?> type, Set<Class<?>> tried) {
    return tried != null && transformer.hasPlantings(type) && !tried.contains(type);
  }

  /**
   * Records or removes a class whose code is the same either way; returns false, and does nothing,
   * if it has to be reloaded. HotSpot does not consider two NaN in a constant pool equal: each time
   * that it reloads a class with NaN without a change, their number doubles (seen with JDK 17), and
   * at 65,536 constants it counts them for ever.
   */
  private boolean followsAsItIs(Class<?> type) {
    ClassLoader loader = type.getClassLoader();
    String name = internalName(type);
    return transformer.selects(loader, name)
        ? ledger.takeBack(loader, name)
            || isReachable(type) && transformer.bookMachinery(loader, name)
        : ledger.setAside(loader, name);
  }

  /**
   * The loaded classes that are selected and did not pass the agent; names in Java's form, sorted.
   */
  public List<String> notCovered() {
    List<String> names = new ArrayList<>();
    for (Class<?> type : instrumentation.getAllLoadedClasses()) {
      ClassLoader loader = type.getClassLoader();
      if (transformer.selectsNamed(loader, type.getName())
          && !ledger.knows(loader, internalName(type))
          && isReachable(type)) {
        names.add(type.getName());
      }
    }
    Collections.sort(names);
    return names;
  }

  /** Arrays, primitives and the JVM's hidden classes (JEP 371) cannot be instrumented. */
  private boolean isReachable(Class<?> type) {
    return type.getName().indexOf('/') < 0 && instrumentation.isModifiableClass(type);
  }

  private static String internalName(Class<?> type) {
    return type.getName().replace('.', '/');
  }

  /** Returns the number of classes that the JVM has reloaded. */
  private int reload(List<Class<?>> types) {
    int reloaded = 0;
    int size = SMALLEST_BATCH;
    int to;
    for (int from = 0; from < types.size(); from = to) {
      to = Math.min(from + size, types.size());
      List<Class<?>> batch = types.subList(from, to);
      long start = System.nanoTime();
      if (reloaded(batch)) {
        reloaded += batch.size();
      } else {
        for (Class<?> type : batch) {
          reloaded += reloaded(Collections.singletonList(type)) ? 1 : 0;
        }
      }
      long took = System.nanoTime() - start;
      if (batch.size() >= SMALLEST_BATCH) {
        nanosOfAClass = Math.max(1, took / batch.size());
      }
      size = nextBatch(size, took);
    }
    return reloaded;
  }

  /**
   * Later versions of Java take a certain time for a batch of any size, Java 8 for each class of
   * it.
   */
  private static int nextBatch(int size, long tookNanos) {
    if (tookNanos < BATCH_NANOS / 2) {
      return Math.min(LARGEST_BATCH, 2 * size);
    }
    return tookNanos > 2 * BATCH_NANOS ? Math.max(SMALLEST_BATCH, size / 2) : size;
  }

  private boolean reloaded(List<Class<?>> batch) {
    try {
      instrumentation.retransformClasses(batch.toArray(new Class<?>[0]));
      return true;
    } catch (Throwable refused) {
      if (batch.size() == 1) {
        Class<?> type = batch.get(0);
        transformer.refused(type.getClassLoader(), internalName(type), refused);
      }
      return false;
    }
  }
}
