/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.instrument;

import io.loopbrake.agent.boundary.BoundaryLedger;
import io.loopbrake.agent.boundary.BoundaryPlanting;
import io.loopbrake.agent.boundary.PlantedBoundaries;
import io.loopbrake.agent.boundary.TaskBoundaries;
import io.loopbrake.agent.classfile.ClassFileHeader;
import io.loopbrake.agent.classfile.JdkClasses;
import io.loopbrake.agent.classfile.Planting;
import io.loopbrake.agent.classfile.PlantingRule;
import io.loopbrake.agent.flow.StopType;
import io.loopbrake.agent.message.InlinedText;
import io.loopbrake.agent.message.RunMessage;
import java.io.File;
import java.io.IOException;
import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.Optional;

/**
 * Plants checkpoints, task boundaries and notes of waits in classes while the JVM loads or reloads
 * them, and records the result for each class. After any failure, the class is loaded unchanged.
 *
 * <p>One transformer does all of it, so that the recorded handler regions are those of the bytes
 * that the JVM gets. Thread-safe: the JVM calls it from every thread that loads a class, while the
 * thread may hold locks of the application.
 */
public final class ClassTransformer implements ClassFileTransformer {
  private static final ClassLoader OWN_LOADER = ClassTransformer.class.getClassLoader();

  private final ClassInstrumenter instrumenter;
  private final CleanupMap cleanup;
  private final TaskBoundaries boundaries;
  private final CoverageLedger coverage;
  private final BoundaryLedger boundaryLedger;
  private final PlantingRule waits;
  private final FailureLog failures;
  private final ClassDumper dumper;
  private volatile ClassSelection selection;

  /**
   * Creates a transformer.
   *
   * @param selection selects the classes that get checkpoints
   * @param stop the type of the error that stops a task
   * @param boundaries selects the classes that get boundaries; null for none
   * @param boundaryLedger records the boundaries; null if there are none
   * @param waits selects the classes that get notes of waits
   * @param dump a directory for the changed classes; empty for none
   */
  public ClassTransformer(
      ClassSelection selection,
      CheckpointChoice choice,
      StopType stop,
      CoverageLedger coverage,
      TaskBoundaries boundaries,
      BoundaryLedger boundaryLedger,
      PlantingRule waits,
      FailureLog failures,
      Optional<File> dump) {
    this.instrumenter = new ClassInstrumenter(choice);
    this.cleanup = new CleanupMap(stop);
    this.selection = selection;
    this.coverage = coverage;
    this.boundaries = boundaries;
    this.boundaryLedger = boundaryLedger;
    this.waits = waits;
    this.failures = failures;
    this.dumper = new ClassDumper(dump);
  }

  /** Creates a transformer that plants only checkpoints and writes no files. */
  public static ClassTransformer ofCheckpoints(
      ClassSelection selection,
      CheckpointChoice choice,
      CoverageLedger coverage,
      FailureLog failures) {
    return new ClassTransformer(
        selection,
        choice,
        StopType.ERROR,
        coverage,
        null,
        null,
        PlantingRule.NONE,
        failures,
        Optional.empty());
  }

  /** The present selection. It applies to each class that is loaded or reloaded from now on. */
  public ClassSelection selection() {
    return selection;
  }

  void select(ClassSelection newSelection) {
    selection = newSelection;
  }

  /** Whether the classes of this loader may be changed; the agent's are not. */
  boolean mayChange(ClassLoader loader) {
    return loader != OWN_LOADER;
  }

  boolean selects(ClassLoader loader, String internalName) {
    return mayChange(loader) && selection.selects(loader, internalName);
  }

  /** Whether the class, loaded already, is selected; the name is in Java's form. */
  boolean selectsNamed(ClassLoader loader, String className) {
    return mayChange(loader) && selection.selectsNamed(loader, className);
  }

  /** Whether the class, loaded already, may have boundaries or notes of waits. */
  boolean hasPlantings(Class<?> type) {
    return mayChange(type.getClassLoader())
        && (boundaries != null && boundaries.mayBeIn(type) || waits.mayBeIn(type));
  }

  @Override
  public byte[] transform(
      ClassLoader loader,
      String nameOrNull,
      Class<?> redefined,
      ProtectionDomain domain,
      byte[] classFile) {
    if (loader == OWN_LOADER) {
      return null;
    }
    String name = nameOrNull;
    try {
      if (name == null) {
        name = ClassFileHeader.name(classFile);
      }
      boolean selected = selection.selects(loader, name);
      if (!selected && redefined != null) {
        coverage.forget(loader, name);
      }
      // Classes without a name, such as the JVM makes of lambdas, are never tasks and never wait.
      boolean named = nameOrNull != null;
      BoundaryPlanting tasks =
          named && boundaries != null ? boundaries.planting(loader, name, classFile) : null;
      Planting notes = named ? waits.planting(loader, name, classFile) : null;
      return selected || tasks != null || notes != null
          ? instrument(loader, name, classFile, selected, tasks, notes)
          : null;
    } catch (Throwable failure) {
      int version = ClassFileHeader.majorVersion(classFile);
      fail(
          loader,
          name,
          "version " + version + InlinedText.NO_BOUNDARIES,
          "version " + version,
          failure);
      return null;
    }
  }

  private byte[] instrument(
      ClassLoader loader,
      String name,
      byte[] classFile,
      boolean selected,
      BoundaryPlanting tasks,
      Planting notes) {
    boolean checkpoints = selected && !bookMachinery(loader, name);
    if (!checkpoints && tasks == null && notes == null) {
      return null;
    }
    InstrumentedClass result = instrumenter.instrument(classFile, checkpoints, tasks, notes);
    if (checkpoints) {
      byte[] asItRuns = result.classFile() == null ? classFile : result.classFile();
      coverage.record(loader, name, result.coverage().withHandlers(cleanup.of(asItRuns)));
    }
    if (tasks != null) {
      boundaryLedger.record(loader, name, result.boundaries());
    }
    if (result.classFile() != null) {
      dump(name, result.classFile());
    }
    return result.classFile();
  }

  /** Whether the class can have no checkpoints whatever is in it. */
  static boolean isMachinery(ClassLoader loader, String name) {
    return JdkClasses.contains(loader, name) && JdkClasses.isMachinery(name);
  }

  /** Records a selected class that can have no checkpoints; returns whether it is such a class. */
  boolean bookMachinery(ClassLoader loader, String name) {
    boolean machinery = isMachinery(loader, name);
    if (machinery) {
      coverage.record(loader, name, ClassCoverage.wholeClass(LeftAlone.JVM_MACHINERY));
    }
    return machinery;
  }

  private void dump(String name, byte[] classFile) {
    try {
      dumper.dump(name, classFile);
    } catch (IOException | RuntimeException e) {
      failures.addBeside(name, RunMessage.NOT_DUMPED, e);
    }
  }

  /** Records that the JVM would not reload a class; throws nothing. */
  void refused(ClassLoader loader, String name, Throwable cause) {
    fail(loader, name, InlinedText.NOT_RELOADED_FOR_BOUNDARIES, InlinedText.NOT_RELOADED, cause);
  }

  /** Records that the class stayed as it was; throws nothing, because the JVM would ignore it. */
  private void fail(
      ClassLoader loader, String name, String withBoundaries, String without, Throwable cause) {
    try {
      if (name != null && selects(loader, name)) {
        coverage.record(loader, name, ClassCoverage.FAILED);
      }
      boolean tasks =
          name != null && boundaries != null && boundaries.areIn(loader, name.replace('/', '.'));
      if (tasks) {
        boundaryLedger.record(
            loader, name, PlantedBoundaries.without("nothing (see the last failures)"));
      }
      failures.add(
          name == null ? InlinedText.NAMELESS_CLASS : name,
          tasks ? withBoundaries : without,
          cause);
    } catch (Throwable outOfMemoryOrStack) {
      // Nothing can be recorded in this state, and the class loads unharmed.
    }
  }
}
