/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.boundary;

import java.util.ArrayList;
import java.util.List;

/** The part of the status about task boundaries. Thread-safe. */
public final class BoundaryReport {
  private final TaskBoundaries boundaries;
  private final BoundaryLedger ledger;
  private final StopConsequences aftermath = new StopConsequences();

  public BoundaryReport(TaskBoundaries boundaries, BoundaryLedger ledger) {
    this.boundaries = boundaries;
    this.ledger = ledger;
  }

  /** At how many places of the loaded code tasks begin or end. */
  public int count() {
    return ledger.count();
  }

  /** The classes with such places, in Java's form and sorted. */
  public List<String> classes() {
    return ledger.classes();
  }

  /**
   * The boundaries that loaded classes lack, and the names in {@code tasks} that match nothing so
   * far.
   */
  public List<String> missing() {
    List<String> missing = new ArrayList<>(ledger.notFound());
    for (String pattern : boundaries.namedInVain(ledger)) {
      missing.add(pattern + ": no such method in the classes loaded so far");
    }
    return missing;
  }

  /** What the boundary with this number is, in an operator's words. */
  public String describe(int boundary) {
    return boundary < 0 ? "the thread's whole life" : boundaries.describe(boundary);
  }

  /**
   * The consequences of a stop of the task, as a sentence without a full stop.
   *
   * @param boundary the number of the task's; -1 for the thread's whole life
   * @param stack of the thread that is at it, innermost frame first
   */
  public String afterStopOf(int boundary, StackTraceElement[] stack) {
    return boundary < 0
        ? StopConsequences.OF_WHOLE_LIFE
        : boundaries
            .afterStopOf(boundary)
            .orElseGet(() -> aftermath.of(boundaries.describe(boundary), stack));
  }
}
