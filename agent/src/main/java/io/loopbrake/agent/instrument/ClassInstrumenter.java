/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.instrument;

import io.loopbrake.agent.boundary.BoundaryPlanting;
import io.loopbrake.agent.boundary.PlantedBoundaries;
import io.loopbrake.agent.classfile.ClassFileHeader;
import io.loopbrake.agent.classfile.Planting;
import io.loopbrake.agent.flow.BackwardJumps;
import io.loopbrake.agent.flow.InliningLimit;
import io.loopbrake.agent.flow.MethodLoops;
import java.util.Collections;
import java.util.Map;
import net.bytebuddy.jar.asm.ClassReader;

/**
 * Plants checkpoints and task boundaries in one class, in one pass. The bytes of other methods do
 * not change, and a class without any of them is not written at all. Loads no class. Immutable.
 */
public final class ClassInstrumenter {
  private final CheckpointChoice choice;

  public ClassInstrumenter(CheckpointChoice choice) {
    this.choice = choice;
  }

  /**
   * Plants checkpoints in a class, and nothing else.
   *
   * @throws RuntimeException whatever the class reader or writer throws at a malformed class file
   */
  public InstrumentedClass instrument(byte[] classFile) {
    return instrument(classFile, true, null, null);
  }

  /**
   * Instruments a class.
   *
   * @param checkpoints whether the loops get checkpoints
   * @param boundaries the boundaries to plant; null for none
   * @param notes the notes of waits to plant; null for none
   * @throws RuntimeException whatever the class reader or writer throws at a malformed class file
   */
  public InstrumentedClass instrument(
      byte[] classFile, boolean checkpoints, BoundaryPlanting boundaries, Planting notes) {
    if (ClassFileHeader.isNewerThanKnown(classFile)) {
      return new InstrumentedClass(
          null,
          ClassCoverage.wholeClass(LeftAlone.NEWER_CLASS_FILE),
          PlantedBoundaries.without("nothing (newer class file than known)"));
    }
    BackwardJumps jumps = checkpoints ? BackwardJumps.of(classFile) : null;
    boolean loops = jumps != null && !jumps.isEmpty();
    boolean tasks = boundaries != null && boundaries.hasMethods();
    if (!loops && !tasks && notes == null) {
      return new InstrumentedClass(
          null,
          ClassCoverage.WITHOUT_LOOPS,
          boundaries == null ? PlantedBoundaries.NONE : boundaries.planted(Collections.emptySet()));
    }
    ClassReader reader = new ClassReader(classFile);
    Map<String, MethodLoops> found =
        loops
            ? LoopSurvey.of(reader, jumps, choice.addsPolls())
            : Collections.<String, MethodLoops>emptyMap();
    InstrumentedClass result =
        new ClassRewriting(reader, classFile, found, choice, tasks ? boundaries : null, notes)
            .result();
    boolean mayPass =
        tasks || notes != null || InliningLimit.mayBePassed(jumps, result.coverage().checkpoints());
    return checkpoints && mayPass ? result.withGrowthSince(classFile) : result;
  }
}
