/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.threads;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The threads that were busy while all were watched, each kind hottest first. Immutable. */
public final class BusyThreads {
  private final List<BusyLoop> loops;
  private final List<UncoveredThread> uncovered;

  BusyThreads(List<BusyLoop> loops, List<UncoveredThread> uncovered) {
    this.loops = hottestFirst(loops);
    this.uncovered = hottestFirst(uncovered);
  }

  private static <T extends BusyThread> List<T> hottestFirst(List<T> threads) {
    List<T> sorted = new ArrayList<>(threads);
    sorted.sort((one, other) -> Double.compare(other.cpuPercent(), one.cpuPercent()));
    return Collections.unmodifiableList(sorted);
  }

  /** The threads in a loop with a checkpoint. */
  public List<BusyLoop> loops() {
    return loops;
  }

  /** The threads that keep a processor busy elsewhere. */
  public List<UncoveredThread> uncovered() {
    return uncovered;
  }
}
