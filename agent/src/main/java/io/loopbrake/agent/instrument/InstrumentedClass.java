/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.instrument;

import io.loopbrake.agent.boundary.PlantedBoundaries;
import io.loopbrake.agent.flow.InliningLimit;

/** The bytes of a class for the JVM, and the planted checkpoints and boundaries. Immutable. */
public final class InstrumentedClass {
  private final byte[] classFile;
  private final ClassCoverage coverage;
  private final PlantedBoundaries boundaries;

  InstrumentedClass(byte[] classFile, ClassCoverage coverage, PlantedBoundaries boundaries) {
    this.classFile = classFile;
    this.coverage = coverage;
    this.boundaries = boundaries;
  }

  /** The same class, with a count of the methods that have grown past the limit of inlining. */
  InstrumentedClass withGrowthSince(byte[] original) {
    return classFile == null
        ? this
        : new InstrumentedClass(
            classFile,
            coverage.withGrownPastInlining(InliningLimit.methodsGrownPast(original, classFile)),
            boundaries);
  }

  /** The new class file; null if the class stays as it is. */
  public byte[] classFile() {
    return classFile;
  }

  public ClassCoverage coverage() {
    return coverage;
  }

  /** The task boundaries; {@link PlantedBoundaries#NONE} if there were none to plant. */
  public PlantedBoundaries boundaries() {
    return boundaries;
  }
}
