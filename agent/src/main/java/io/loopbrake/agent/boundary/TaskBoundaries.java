/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.boundary;

import io.loopbrake.agent.classfile.ClassFileHeader;
import io.loopbrake.agent.classfile.JdkClasses;
import io.loopbrake.agent.classfile.PlantingRule;
import io.loopbrake.agent.config.ClassPattern;
import io.loopbrake.agent.config.TaskPattern;
import io.loopbrake.agent.config.TaskPatterns;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.bytebuddy.jar.asm.ClassReader;

/**
 * The boundaries of each class: those that are known and those that the user names. The latter are
 * numbered from {@link #FIRST_NAMED} on, in the order of the option. Used for every class that the
 * JVM loads; loads no class and, for most classes, allocates nothing. Immutable.
 */
public final class TaskBoundaries implements PlantingRule {
  /** The number of the first boundary that the user names. */
  public static final int FIRST_NAMED = 64;

  private static final String GENERATED = "$$";

  private final KnownBoundaries known = new KnownBoundaries();
  private final Place[] named;

  public TaskBoundaries(TaskPatterns patterns) {
    List<TaskPattern> list = patterns.asList();
    this.named = new Place[list.size()];
    for (int i = 0; i < named.length; i++) {
      named[i] = Place.task(FIRST_NAMED + i, list.get(i));
    }
  }

  /** The places that a class may have by its name, in the JVM's form; null if there are none. */
  Place[] of(ClassLoader loader, String internalName) {
    Place[] places = known.of(internalName);
    for (Place place : named) {
      if (isNamed(place.pattern(), loader, internalName)) {
        places = plus(places, place);
      }
    }
    return places;
  }

  /** The same, with the places that the class may have by its interfaces. */
  private Place[] of(ClassLoader loader, String internalName, byte[] classFile) {
    Place[] places = of(loader, internalName);
    if (!JdkClasses.contains(loader, internalName)) {
      Place[] more = known.interfaces().of(internalName, classFile);
      for (int i = 0; more != null && i < more.length; i++) {
        places = plus(places, more[i]);
      }
    }
    return places;
  }

  /**
   * The boundaries of a class that the JVM is loading; null for nearly all classes, which have
   * none. Reads a class file only if the name of the class, or an interface that applications may
   * implement by now, makes boundaries likely.
   *
   * @param loader null for the boot loader
   * @param internalName in the JVM's form
   * @throws RuntimeException whatever the class reader throws at a malformed class file
   */
  @Override
  public BoundaryPlanting planting(ClassLoader loader, String internalName, byte[] classFile) {
    Place[] places = of(loader, internalName, classFile);
    if (places == null) {
      return null;
    }
    if (ClassFileHeader.isNewerThanKnown(classFile)) {
      return BoundaryPlanting.OF_UNREADABLE;
    }
    ClassReader reader = new ClassReader(classFile);
    return new BoundaryPlanting(reader, places, isKnown(reader.getSuperName()));
  }

  @Override
  public boolean mayBeIn(Class<?> type) {
    return areIn(type.getClassLoader(), type.getName())
        || !JdkClasses.contains(type) && known.interfaces().areIn(type);
  }

  /**
   * Whether the class has boundaries by its name alone.
   *
   * @param name in Java's form
   */
  public boolean areIn(ClassLoader loader, String name) {
    boolean likely = known.isLikely(name);
    for (int i = 0; i < named.length && !likely; i++) {
      likely = named[i].pattern().methods().classes().matches(name);
    }
    return likely && of(loader, name.replace('.', '/')) != null;
  }

  /**
   * A class of the JDK needs a pattern that names the JDK, as for checkpoints. A class that a
   * library generates at run time has to be named, too: it wraps another class, and a task would be
   * counted twice.
   */
  private static boolean isNamed(TaskPattern pattern, ClassLoader loader, String internalName) {
    ClassPattern classes = pattern.methods().classes();
    if (!classes.matchesInternal(internalName)
        || (internalName.contains(GENERATED) && !classes.toString().contains(GENERATED))) {
      return false;
    }
    return !JdkClasses.contains(loader, internalName)
        || (JdkClasses.areNamedBy(classes) && !JdkClasses.isMachinery(internalName));
  }

  private static Place[] plus(Place[] places, Place place) {
    if (places == null) {
      return new Place[] {place};
    }
    Place[] more = Arrays.copyOf(places, places.length + 1);
    more[places.length] = place;
    return more;
  }

  /**
   * Whether a class of this name, in the JVM's form, has boundaries that its subclasses inherit.
   */
  boolean isKnown(String internalName) {
    return internalName != null && known.of(internalName) != null;
  }

  /** Whether {@link #isIn} finds all frames that may hold the boundary. */
  public boolean isKnownByNames(int boundary) {
    int index = boundary - FIRST_NAMED;
    return index < 0 ? known.isByNames(boundary) : index < named.length;
  }

  /** Whether the method, of a class in Java's form, may hold the boundary. */
  public boolean isIn(int boundary, String className, String methodName) {
    int index = boundary - FIRST_NAMED;
    return index < 0
        ? place(boundary, className, methodName) != null
        : index < named.length
            && named[index].pattern().methods().classes().matches(className)
            && named[index].mayBeIn(methodName);
  }

  /** Whether workers of the boundary wait for their next task in the method. */
  public boolean isFetchIn(int boundary, String className, String methodName) {
    Place place = boundary < FIRST_NAMED ? place(boundary, className, methodName) : null;
    return place != null && place.isFetch();
  }

  /** A place that is known without a pattern; null if there is none. */
  private Place place(int boundary, String className, String methodName) {
    Place[] places = known.isLikely(className) ? known.of(className.replace('.', '/')) : null;
    if (places != null) {
      for (Place place : places) {
        if (place.boundary() == boundary && place.mayBeIn(methodName)) {
          return place;
        }
      }
    }
    return null;
  }

  /**
   * The description of the boundary for operators; never null.
   *
   * @param boundary the number, as in its events
   */
  public String describe(int boundary) {
    int index = boundary - FIRST_NAMED;
    if (index >= 0) {
      return index < named.length ? named[index].pattern().methods().toString() : "a task";
    }
    String description = known.describe(boundary);
    return description == null ? "a task" : description;
  }

  /** The consequence of a stop of a task that the user named; empty for other tasks. */
  Optional<String> afterStopOf(int boundary) {
    int index = boundary - FIRST_NAMED;
    if (index < 0 || index >= named.length) {
      return Optional.empty();
    }
    TaskPattern pattern = named[index].pattern();
    String caller = "the caller of " + pattern.methods();
    String follows =
        pattern.swallows()
            ? caller + " goes on as if that had returned nothing"
            : caller + " gets the error";
    return Optional.of(follows);
  }

  /** The user's patterns that have matched no method of any class loaded so far, in their order. */
  public List<String> namedInVain(BoundaryLedger ledger) {
    List<String> inVain = new ArrayList<>();
    for (Place place : named) {
      if (!ledger.has(place.boundary())) {
        inVain.add(place.pattern().toString());
      }
    }
    return inVain;
  }
}
