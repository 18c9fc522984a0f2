/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.instrument;

import java.io.File;
import java.io.IOException;
import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.Optional;

/**
 * Hands the selected classes to the instrumenter as the JVM loads or reloads them, and keeps the
 * books. Whatever goes wrong, the class is loaded as it was.
 *
 * <p>Thread-safe: the JVM calls it from every thread that loads a class, with locks of the
 * application held.
 */
public final class CheckpointTransformer implements ClassFileTransformer {
  private static final ClassLoader OWN_LOADER = CheckpointTransformer.class.getClassLoader();

  private final CheckpointChoice choice;
  private final ClassInstrumenter instrumenter;
  private final CoverageLedger ledger;
  private final FailureLog failures;
  private final ClassDumper dumper;
  private volatile ClassSelection selection;

  public CheckpointTransformer(
      ClassSelection selection,
      CheckpointChoice choice,
      CoverageLedger ledger,
      FailureLog failures,
      Optional<File> dump) {
    this.choice = choice;
    this.instrumenter = new ClassInstrumenter(choice);
    this.selection = selection;
    this.ledger = ledger;
    this.failures = failures;
    this.dumper = new ClassDumper(dump);
  }

  /** Which classes are instrumented from now on. */
  public ClassSelection selection() {
    return selection;
  }

  void select(ClassSelection newSelection) {
    selection = newSelection;
  }

  boolean selects(ClassLoader loader, String internalName) {
    return loader != OWN_LOADER && selection.selects(loader, internalName);
  }

  /** Whether the class, loaded already, is selected; the name is in Java's form. */
  boolean selectsNamed(ClassLoader loader, String className) {
    return loader != OWN_LOADER && selection.selectsNamed(loader, className);
  }

  @Override
  public byte[] transform(
      ClassLoader loader,
      String nameOrNull,
      Class<?> redefined,
      ProtectionDomain domain,
      byte[] classFile) {
    String name = nameOrNull;
    try {
      if (name == null) {
        name = ClassFileHeader.name(classFile);
      }
      if (selects(loader, name)) {
        return instrument(loader, name, classFile);
      }
      if (redefined != null) {
        ledger.forget(loader, name);
      }
    } catch (Throwable failure) {
      fail(loader, name, "version " + ClassFileHeader.majorVersion(classFile), failure);
    }
    return null;
  }

  private byte[] instrument(ClassLoader loader, String name, byte[] classFile) {
    if (JdkClasses.contains(loader, name) && JdkClasses.isMachinery(name)) {
      ledger.record(loader, name, ClassCoverage.wholeClass(LeftAlone.JVM_MACHINERY));
      return null;
    }
    InstrumentedClass result = instrumenter.instrument(classFile);
    if (result.coverage().gates() > 0) {
      choice.prepareFor(name);
    }
    byte[] asItRuns = result.classFile() == null ? classFile : result.classFile();
    ledger.record(loader, name, result.coverage().withHandlers(CleanupMap.of(asItRuns)));
    if (result.classFile() != null) {
      dump(name, result.classFile());
    }
    return result.classFile();
  }

  private void dump(String name, byte[] classFile) {
    try {
      dumper.dump(name, classFile);
    } catch (IOException | RuntimeException e) {
      failures.addBeside(name, "could not be dumped (it is instrumented all the same)", e);
    }
  }

  /** Records that the class stayed as it was; throws nothing, for the JVM would swallow it. */
  void fail(ClassLoader loader, String name, String doing, Throwable cause) {
    try {
      if (name != null) {
        ledger.record(loader, name, ClassCoverage.FAILED);
      }
      failures.add(name == null ? "a class without a readable name" : name, doing, cause);
    } catch (Throwable outOfMemoryOrStack) {
      // Nothing can be recorded in this state, and the class loads unharmed.
    }
  }
}
