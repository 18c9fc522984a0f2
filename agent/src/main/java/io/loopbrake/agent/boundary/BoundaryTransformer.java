/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.boundary;

import io.loopbrake.agent.instrument.ClassDumper;
import io.loopbrake.agent.instrument.ClassFileHeader;
import io.loopbrake.agent.instrument.FailureLog;
import java.io.File;
import java.io.IOException;
import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.Optional;
import net.bytebuddy.jar.asm.ClassReader;

/**
 * Plants boundaries into the classes that have some, as the JVM loads or reloads them, and keeps
 * the books. Whatever goes wrong, the class is loaded without.
 *
 * <p>Thread-safe: the JVM calls it from every thread that loads a class, with locks of the
 * application held.
 */
public final class BoundaryTransformer implements ClassFileTransformer {
  private static final ClassLoader OWN_LOADER = BoundaryTransformer.class.getClassLoader();

  private final TaskBoundaries boundaries;
  private final BoundaryLedger ledger;
  private final FailureLog failures;
  private final ClassDumper dumper;

  public BoundaryTransformer(
      TaskBoundaries boundaries, BoundaryLedger ledger, FailureLog failures, Optional<File> dump) {
    this.boundaries = boundaries;
    this.ledger = ledger;
    this.failures = failures;
    this.dumper = new ClassDumper(dump);
  }

  /** Whether the class, loaded already, may have boundaries; the name is in Java's form. */
  boolean selects(ClassLoader loader, String name) {
    return loader != OWN_LOADER && boundaries.areIn(loader, name);
  }

  /** Classes without a name, such as the JVM makes of lambdas, are never tasks. */
  @Override
  public byte[] transform(
      ClassLoader loader,
      String nameOrNull,
      Class<?> redefined,
      ProtectionDomain domain,
      byte[] classFile) {
    if (nameOrNull == null || loader == OWN_LOADER) {
      return null;
    }
    try {
      Place[] places = boundaries.of(loader, nameOrNull);
      return places == null ? null : plant(loader, nameOrNull, places, classFile);
    } catch (Throwable failure) {
      fail(loader, nameOrNull, "task boundaries could not be planted", failure);
      return null;
    }
  }

  private byte[] plant(ClassLoader loader, String name, Place[] places, byte[] classFile) {
    if (ClassFileHeader.isNewerThanKnown(classFile)) {
      ledger.record(loader, name, PlantedClass.without("nothing (newer class file than known)"));
      return null;
    }
    ClassReader reader = new ClassReader(classFile);
    PlantedClass planted =
        PlantedClass.of(reader, places, boundaries.isKnown(reader.getSuperName()));
    ledger.record(loader, name, planted);
    if (planted.classFile() != null) {
      dump(name, planted.classFile());
    }
    return planted.classFile();
  }

  private void dump(String name, byte[] classFile) {
    try {
      dumper.dump(name, classFile);
    } catch (IOException | RuntimeException e) {
      failures.addBeside(name, "could not be dumped (it is instrumented all the same)", e);
    }
  }

  /** Records that the class has no boundaries; throws nothing, for the JVM would swallow it. */
  void fail(ClassLoader loader, String name, String doing, Throwable cause) {
    try {
      ledger.record(loader, name, PlantedClass.without("nothing (see the last failures)"));
      failures.addBeside(name, doing, cause);
    } catch (Throwable outOfMemoryOrStack) {
      // Nothing can be recorded in this state, and the class loads unharmed.
    }
  }
}
