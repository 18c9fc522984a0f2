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

  /** The number of places in the loaded code at which tasks begin or end. */
  public int count() {
    return ledger.count();
  }

  /** The classes with such places, in Java's form and sorted. */
  public List<String> classes() {
    return ledger.classes();
  }

  /**
   * The boundaries that loaded classes lack, and the patterns of {@code tasks} that have matched no
   * method so far; one line each, empty if nothing is missing.
   */
  public List<String> missing() {
    List<String> missing = new ArrayList<>(ledger.notFound());
    for (String pattern : boundaries.namedInVain(ledger)) {
      missing.add(pattern + ": no such method in the classes loaded so far");
    }
    return missing;
  }

  /**
   * The description of the boundary with this number for operators; a negative number stands for
   * the thread's whole life.
   */
  public String describe(int boundary) {
    return boundary < 0 ? "the thread's whole life" : boundaries.describe(boundary);
  }

  /**
   * The consequences of a stop of the task, as a sentence without a full stop.
   *
   * @param boundary the number of the boundary of the task; negative for the thread's whole life
   * @param stack of the task's thread, innermost frame first
   */
  public String afterStopOf(int boundary, StackTraceElement[] stack) {
    return boundary < 0
        ? StopConsequences.OF_WHOLE_LIFE
        : boundaries
            .afterStopOf(boundary)
            .orElseGet(() -> aftermath.of(boundaries.describe(boundary), stack));
  }
}
