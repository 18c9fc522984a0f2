/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.instrument;

import io.loopbrake.agent.flow.HandlerCode;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * The coverage of one class: its back-edges, the number of back-edges with a checkpoint, and the
 * reasons for the others.
 */
public final class ClassCoverage {
  /** A class that needs no checkpoint. */
  static final ClassCoverage WITHOUT_LOOPS =
      new ClassCoverage(0, 0, Collections.emptyMap(), new String[0]);

  /** A class that could not be instrumented and was left as it was. */
  static final ClassCoverage FAILED =
      new ClassCoverage(0, 0, Collections.emptyMap(), new String[0]);

  private final int checkpoints;
  private final int gates;
  private final Map<LeftAlone, Integer> leftAlone;
  private final String[] loopMethods;
  private final int grownPastInlining;
  private final HandlerCode handlers;

  private ClassCoverage(
      int checkpoints, int gates, Map<LeftAlone, Integer> leftAlone, String[] loopMethods) {
    this(checkpoints, gates, leftAlone, loopMethods, 0, HandlerCode.NONE);
  }

  private ClassCoverage(
      int checkpoints,
      int gates,
      Map<LeftAlone, Integer> leftAlone,
      String[] loopMethods,
      int grownPastInlining,
      HandlerCode handlers) {
    this.checkpoints = checkpoints;
    this.gates = gates;
    this.leftAlone = leftAlone;
    this.loopMethods = loopMethods;
    this.grownPastInlining = grownPastInlining;
    this.handlers = handlers;
  }

  static ClassCoverage of(
      int checkpoints, int gates, Map<LeftAlone, Integer> leftAlone, String[] loopMethods) {
    return checkpoints == 0 && leftAlone.isEmpty()
        ? WITHOUT_LOOPS
        : new ClassCoverage(
            checkpoints,
            gates,
            leftAlone.isEmpty() ? Collections.emptyMap() : new EnumMap<>(leftAlone),
            loopMethods);
  }

  /** A class that was left alone as a whole; its back-edges were not counted. */
  static ClassCoverage wholeClass(LeftAlone reason) {
    return new ClassCoverage(0, 0, Collections.singletonMap(reason, 0), new String[0]);
  }

  /** The same coverage with the cleanup code of the class. */
  ClassCoverage withHandlers(HandlerCode code) {
    return code.saysNothing()
        ? this
        : new ClassCoverage(checkpoints, gates, leftAlone, loopMethods, grownPastInlining, code);
  }

  /** The same coverage with the number of methods that have grown past what HotSpot inlines. */
  ClassCoverage withGrownPastInlining(int methods) {
    return methods == 0
        ? this
        : new ClassCoverage(checkpoints, gates, leftAlone, loopMethods, methods, handlers);
  }

  /** The cleanup code of the class; {@link HandlerCode#NONE} if it was not looked for. */
  HandlerCode handlers() {
    return handlers;
  }

  public int checkpoints() {
    return checkpoints;
  }

  /** Whether the class has its original code, and would have it again after a reload. */
  boolean isOriginal() {
    return checkpoints == 0 && this != FAILED;
  }

  /** The number of checkpoints that are gates. */
  public int gates() {
    return gates;
  }

  /**
   * The number of methods that HotSpot would have inlined by their size before, and would not now.
   */
  public int grownPastInlining() {
    return grownPastInlining;
  }

  /**
   * The numbers of back-edges without a checkpoint, by reason; 0 for a class that was left alone as
   * a whole.
   */
  public Map<LeftAlone, Integer> leftAlone() {
    return Collections.unmodifiableMap(leftAlone);
  }

  /** All back-edges that were seen, with a checkpoint or without. */
  public int backEdges() {
    int sum = checkpoints;
    for (int count : leftAlone.values()) {
      sum += count;
    }
    return sum;
  }

  /** Whether a method of this name, whatever its parameters, holds a checkpoint. */
  boolean hasLoopIn(String methodName) {
    return Arrays.asList(loopMethods).contains(methodName);
  }
}
