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

  /** A class of which nothing is known but that it has no boundaries now. */
  public static PlantedBoundaries without(String why) {
    return new PlantedBoundaries(0, new BitSet(), Collections.singletonList(why));
  }

  /** At how many places of the class's code boundaries were planted. */
  int count() {
    return count;
  }

  /** Which boundaries these are, by number; not to be changed. */
  BitSet boundaries() {
    return boundaries;
  }

  /** The methods that were expected to be boundaries and are not. */
  List<String> notFound() {
    return notFound;
  }
}
