/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.boundary;

import java.util.BitSet;
import java.util.Collections;
import java.util.List;

/** The boundaries that a class got, and those that it lacks. Immutable; keeps no byte code. */
public final class PlantedBoundaries {
  /** The class has no boundaries, and was expected to have none. */
  public static final PlantedBoundaries NONE =
      new PlantedBoundaries(0, new BitSet(), Collections.emptyList());

  private final int count;
  private final BitSet boundaries;
  private final List<String> notFound;

  PlantedBoundaries(int count, BitSet boundaries, List<String> notFound) {
    this.count = count;
    this.boundaries = boundaries;
    this.notFound = notFound;
  }

  /**
   * A class that has no boundaries.
   *
   * @param why the reason, as a line of {@link BoundaryReport#missing}
   */
  public static PlantedBoundaries without(String why) {
    return new PlantedBoundaries(0, new BitSet(), Collections.singletonList(why));
  }

  /** The number of places in the code of the class where boundaries were planted. */
  int count() {
    return count;
  }

  /** The numbers of these boundaries; must not be changed. */
  BitSet boundaries() {
    return boundaries;
  }

  /** The methods that were expected to be boundaries and are not. */
  List<String> notFound() {
    return notFound;
  }
}
