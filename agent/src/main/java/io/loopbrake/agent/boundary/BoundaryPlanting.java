/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.boundary;

import io.loopbrake.agent.classfile.Planting;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;

/**
 * The boundaries of one class that is about to be written: a link for the chain of visitors, which
 * is made again each time that the class is written, and a record of the planted boundaries. For
 * one thread.
 */
public final class BoundaryPlanting implements Planting {
  /** Plants nothing, because the class cannot be read. */
  static final BoundaryPlanting OF_UNREADABLE = new BoundaryPlanting(new Place[0], null, false);

  private final Place[] places;
  private final MethodNames names;
  private final boolean inherited;
  private BoundaryPlanter planter;

  /**
   * Prepares to plant.
   *
   * @param inherited whether methods that are not found may be in a superclass
   * @throws RuntimeException whatever the class reader throws at a malformed class file
   */
  BoundaryPlanting(ClassReader reader, Place[] places, boolean inherited) {
    this(places, MethodNames.of(reader), inherited);
  }

  private BoundaryPlanting(Place[] places, MethodNames names, boolean inherited) {
    this.places = places;
    this.names = names;
    this.inherited = inherited;
  }

  /**
   * Whether the class has to be written: it has a method with a place, or was expected to have one.
   */
  public boolean hasMethods() {
    return names != null && names.areIn(places);
  }

  @Override
  public ClassVisitor link(ClassVisitor next, Set<String> leftAlone, boolean expanded) {
    planter = new BoundaryPlanter(next, places, names, leftAlone, expanded);
    return planter;
  }

  @Override
  public Set<String> changed() {
    return planter == null ? Collections.emptySet() : planter.changed();
  }

  @Override
  public boolean hasPlanted() {
    for (int i = 0; planter != null && i < places.length; i++) {
      if (planter.count(i) > 0) {
        return true;
      }
    }
    return false;
  }

  /**
   * The boundaries that the last link planted.
   *
   * @param tooLarge methods without boundaries because they would have grown too large, by name and
   *     descriptor without a gap
   * @return {@link PlantedBoundaries#NONE} if nothing was planted or missed
   */
  public PlantedBoundaries planted(Set<String> tooLarge) {
    if (planter == null) {
      return PlantedBoundaries.NONE;
    }
    int count = 0;
    BitSet boundaries = new BitSet();
    List<String> notFound = new ArrayList<>();
    for (int i = 0; i < places.length; i++) {
      count += planter.count(i);
      if (planter.count(i) > 0) {
        boundaries.set(places[i].boundary());
      } else if (!places[i].isOptional() && !inherited) {
        notFound.add(places[i].toString());
      }
    }
    for (String method : tooLarge) {
      notFound.add(method.substring(0, method.indexOf('(')) + " (too large)");
    }
    return count == 0 && notFound.isEmpty()
        ? PlantedBoundaries.NONE
        : new PlantedBoundaries(count, boundaries, notFound);
  }
}
