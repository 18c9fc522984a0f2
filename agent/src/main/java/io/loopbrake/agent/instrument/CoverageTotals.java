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

  /** Classes that hold at least one checkpoint. */
  public int classesInstrumented() {
    return instrumented;
  }

  /** Selected classes that have no loop and were therefore not touched. */
  public int classesWithoutLoops() {
    return withoutLoops;
  }

  /** Classes that have loops, or may have, and hold no checkpoint for a reason of ours. */
  public int classesLeftAlone() {
    return leftAloneClasses;
  }

  /** Classes that could not be instrumented. */
  public int classesFailed() {
    return failed;
  }

  public long checkpoints() {
    return checkpoints;
  }

  /** How many of the checkpoints are gates, which cost nothing while idle. */
  public long gates() {
    return gates;
  }

  /** Methods that HotSpot would have inlined by their size before, and would not now. */
  public int methodsGrownPastInlining() {
    return grownPastInlining;
  }

  public long backEdges() {
    return backEdges;
  }

  /** How many classes were left alone whole, by reason. */
  public Map<LeftAlone, Integer> wholeClassesLeftAlone() {
    return Collections.unmodifiableMap(wholeClasses);
  }

  /** The back-edges without a checkpoint, by reason; a class left alone whole counts 0. */
  public Map<LeftAlone, Integer> leftAlone() {
    return Collections.unmodifiableMap(leftAlone);
  }
}
