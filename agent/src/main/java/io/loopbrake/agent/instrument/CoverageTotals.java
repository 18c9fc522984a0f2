/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.instrument;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/** Sums over many classes. Not thread-safe while classes are added. */
public final class CoverageTotals {
  private final Map<LeftAlone, Integer> leftAlone = new EnumMap<>(LeftAlone.class);
  private final Map<LeftAlone, Integer> wholeClasses = new EnumMap<>(LeftAlone.class);
  private int instrumented;
  private int withoutLoops;
  private int leftAloneClasses;
  private int failed;
  private long checkpoints;
  private long gates;
  private int grownPastInlining;
  private long backEdges;

  void add(ClassCoverage coverage) {
    backEdges += coverage.backEdges();
    checkpoints += coverage.checkpoints();
    gates += coverage.gates();
    grownPastInlining += coverage.grownPastInlining();
    for (Map.Entry<LeftAlone, Integer> entry : coverage.leftAlone().entrySet()) {
      leftAlone.merge(entry.getKey(), entry.getValue(), Integer::sum);
      if (entry.getValue() == 0) {
        wholeClasses.merge(entry.getKey(), 1, Integer::sum);
      }
    }
    if (coverage == ClassCoverage.FAILED) {
      failed++;
    } else if (coverage.checkpoints() > 0) {
      instrumented++;
    } else if (coverage.leftAlone().isEmpty()) {
      withoutLoops++;
    } else {
      leftAloneClasses++;
    }
  }

  /** The number of classes with at least one checkpoint. */
  public int classesInstrumented() {
    return instrumented;
  }

  /** The number of selected classes that have no loop. */
  public int classesWithoutLoops() {
    return withoutLoops;
  }

  /**
   * The number of classes that have loops, or may have, and got no checkpoint for one of the
   * reasons of {@link LeftAlone}.
   */
  public int classesLeftAlone() {
    return leftAloneClasses;
  }

  /** The number of classes that could not be instrumented. */
  public int classesFailed() {
    return failed;
  }

  public long checkpoints() {
    return checkpoints;
  }

  /** The number of checkpoints that are gates. */
  public long gates() {
    return gates;
  }

  /**
   * The number of methods that HotSpot would have inlined by their size before, and would not now.
   */
  public int methodsGrownPastInlining() {
    return grownPastInlining;
  }

  public long backEdges() {
    return backEdges;
  }

  /** The numbers of classes that were left alone as a whole, by reason. */
  public Map<LeftAlone, Integer> wholeClassesLeftAlone() {
    return Collections.unmodifiableMap(wholeClasses);
  }

  /**
   * The numbers of back-edges without a checkpoint, by reason; a class that was left alone as a
   * whole counts 0.
   */
  public Map<LeftAlone, Integer> leftAlone() {
    return Collections.unmodifiableMap(leftAlone);
  }
}
