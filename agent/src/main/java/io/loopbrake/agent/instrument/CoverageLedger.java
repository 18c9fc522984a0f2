/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.instrument;

import io.loopbrake.agent.classfile.ClassesByLoader;
import io.loopbrake.agent.flow.CatchingCode;
import io.loopbrake.agent.flow.HandlerCode;
import io.loopbrake.agent.flow.StopType;
import io.loopbrake.agent.gate.GateClass;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * Records the coverage of each selected class that is loaded. A class is removed with its pattern
 * or when its class loader is collected; the ledger keeps no loader alive. Thread-safe.
 */
public final class CoverageLedger {
  private final ClassesByLoader<ClassCoverage> selected = new ClassesByLoader<>();

  /** Classes that were selected and are not any more, and had their original code all the time. */
  private final ClassesByLoader<ClassCoverage> untouched = new ClassesByLoader<>();

  /** Classes whose original code is restored, but of which old code may still be running. */
  private final Set<String> formerlyGated = ConcurrentHashMap.newKeySet();

  void record(ClassLoader loader, String internalName, ClassCoverage coverage) {
    untouched.remove(loader, internalName);
    selected.put(loader, internalName, coverage);
  }

  /**
   * Records a class that has no checkpoints, with what its handlers and loops do with an error.
   *
   * @param internalName in the JVM's form
   * @param stop the type of the error
   */
  public void recordHandlers(
      ClassLoader loader, String internalName, byte[] classFile, StopType stop) {
    record(
        loader,
        internalName,
        ClassCoverage.WITHOUT_LOOPS.withHandlers(new CleanupMap(stop).of(classFile)));
  }

  void forget(ClassLoader loader, String internalName) {
    untouched.remove(loader, internalName);
    ClassCoverage before = selected.remove(loader, internalName);
    if (before != null && before.gates() > 0) {
      formerlyGated.add(internalName);
    }
  }

  /**
   * Removes a class if it has its original code. Returns whether it has, so that it need not be
   * restored.
   */
  boolean setAside(ClassLoader loader, String internalName) {
    ClassCoverage coverage = selected.get(loader, internalName);
    if (coverage == null || !coverage.isOriginal()) {
      return false;
    }
    selected.remove(loader, internalName);
    untouched.put(loader, internalName, coverage);
    return true;
  }

  /** Records a class again that was set aside. Returns whether it was. */
  boolean takeBack(ClassLoader loader, String internalName) {
    ClassCoverage coverage = untouched.remove(loader, internalName);
    if (coverage == null) {
      return false;
    }
    selected.put(loader, internalName, coverage);
    return true;
  }

  /** Whether no class is recorded. */
  boolean isEmpty() {
    return selected.all().isEmpty();
  }

  boolean knows(ClassLoader loader, String internalName) {
    return selected.get(loader, internalName) != null;
  }

  /** The sums over all recorded classes. */
  public CoverageTotals totals() {
    CoverageTotals totals = new CoverageTotals();
    for (Map<String, ClassCoverage> classes : selected.all()) {
      for (ClassCoverage coverage : classes.values()) {
        totals.add(coverage);
      }
    }
    return totals;
  }

  /** The sums over the recorded classes whose names, in the JVM's form, the predicate accepts. */
  public CoverageTotals totals(Predicate<String> internalName) {
    CoverageTotals totals = new CoverageTotals();
    for (Map<String, ClassCoverage> classes : selected.all()) {
      for (Map.Entry<String, ClassCoverage> entry : classes.entrySet()) {
        if (internalName.test(entry.getKey())) {
          totals.add(entry.getValue());
        }
      }
    }
    return totals;
  }

  /** Whether a class of this name, in Java's form, is recorded, for any loader. */
  public boolean isSelected(String className) {
    String internalName = className.replace('.', '/');
    for (Map<String, ClassCoverage> classes : selected.all()) {
      if (classes.containsKey(internalName)) {
        return true;
      }
    }
    return false;
  }

  /**
   * The exception handler around a place in a class.
   *
   * @param descriptor null if it is not known
   * @param byteCodeIndex negative if it is not known; then the line counts
   * @param line negative if it is not known
   * @return empty if no class of this name is recorded; {@link HandlerCode#NO_HANDLER}; {@link
   *     HandlerCode#UNSURE} if other code runs there
   */
  public OptionalInt handlerOf(
      String className, String methodName, String descriptor, int byteCodeIndex, int line) {
    String internalName = className.replace('.', '/');
    OptionalInt found = OptionalInt.empty();
    for (Map<String, ClassCoverage> classes : selected.all()) {
      ClassCoverage coverage = classes.get(internalName);
      if (coverage != null) {
        HandlerCode handlers = coverage.handlers();
        int handler =
            byteCodeIndex < 0
                ? handlers.handlerAtLine(methodName, line)
                : handlers.handlerOfFrame(methodName, descriptor, byteCodeIndex, line);
        if (handler >= 0) {
          return OptionalInt.of(handler);
        }
        found = OptionalInt.of(Math.min(handler, found.isPresent() ? found.getAsInt() : handler));
      }
    }
    return found;
  }

  /**
   * Answers a question about two places of a method: true if it is true for any recorded class of
   * this name.
   *
   * @param className in Java's form
   * @param descriptor null if it is not known
   * @param place a byte code index, or a source line on a JVM that tells no more
   * @param other the other place, in the same form
   */
  public boolean answer(
      CatchingCode.Question question,
      String className,
      String methodName,
      String descriptor,
      int place,
      int other) {
    String internalName = className.replace('.', '/');
    for (Map<String, ClassCoverage> classes : selected.all()) {
      ClassCoverage coverage = classes.get(internalName);
      if (coverage != null
          && coverage
              .handlers()
              .catching()
              .answer(question, methodName, descriptor, place, other)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a loop of this class and method, named as in a stack trace, holds a checkpoint. */
  public boolean hasLoopIn(String className, String methodName) {
    String internalName = className.replace('.', '/');
    for (Map<String, ClassCoverage> classes : selected.all()) {
      ClassCoverage coverage = classes.get(internalName);
      if (coverage != null && coverage.hasLoopIn(methodName)) {
        return true;
      }
    }
    return false;
  }

  /**
   * The gate that loops of a class of this name pass.
   *
   * @param className in Java's form, as in a stack trace
   * @return the gate's index, or -1 if the class is unknown or passes none
   */
  public int gateOf(String className) {
    String internalName = className.replace('.', '/');
    for (Map<String, ClassCoverage> classes : selected.all()) {
      ClassCoverage coverage = classes.get(internalName);
      if (coverage != null && coverage.gates() > 0) {
        return GateClass.indexFor(className);
      }
    }
    return formerlyGated.contains(internalName) ? GateClass.indexFor(className) : -1;
  }

  /** The methods that hold checkpoints now; later changes are not visible in the result. */
  public LoopMethods loopMethods() {
    Map<String, ClassCoverage[]> byName = new HashMap<>();
    for (Map<String, ClassCoverage> classes : selected.all()) {
      classes.forEach(
          (name, coverage) -> {
            if (coverage.checkpoints() > 0) {
              byName.merge(
                  name.replace('/', '.'), new ClassCoverage[] {coverage}, LoopMethods::both);
            }
          });
    }
    return new LoopMethods(byName);
  }
}
