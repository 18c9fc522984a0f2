/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.unblock;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassWriter;

/**
 * Plants notes of waits into classes as the JVM loads or reloads them. Comes before the transformer
 * of checkpoints, which so has the class as it will run. A class that cannot be changed stays as it
 * was, and nobody ends waits in it. Thread-safe.
 */
final class WaitTransformer implements ClassFileTransformer {
  private static final ClassLoader OWN_LOADER = WaitTransformer.class.getClassLoader();

  private final Instrumentation instrumentation;
  private final List<WaitKind> kinds;

  WaitTransformer(Instrumentation instrumentation, List<WaitKind> kinds) {
    this.instrumentation = instrumentation;
    this.kinds = kinds;
  }

  /** From now on, also in classes that are loaded already. */
  void begin() {
    instrumentation.addTransformer(this, true);
    reload();
  }

  /** Gives the classes their own code back. */
  void end() {
    if (instrumentation.removeTransformer(this)) {
      reload();
    }
  }

  private void reload() {
    for (Class<?> type : instrumentation.getAllLoadedClasses()) {
      if (!type.isInterface() && instrumentation.isModifiableClass(type) && mayWait(type)) {
        try {
          instrumentation.retransformClasses(type);
        } catch (UnmodifiableClassException | RuntimeException | LinkageError refused) {
          // It keeps the code that it has.
        }
      }
    }
  }

  private boolean mayWait(Class<?> type) {
    try {
      return type.getClassLoader() != OWN_LOADER
          && kinds.stream().anyMatch(kind -> kind.mayBeIn(type));
    } catch (LinkageError supertypeIsMissing) {
      return false;
    }
  }

  @Override
  public byte[] transform(
      ClassLoader loader,
      String nameOrNull,
      Class<?> redefined,
      ProtectionDomain domain,
      byte[] classFile) {
    if (loader == OWN_LOADER || nameOrNull == null) {
      return null;
    }
    try {
      List<WaitKind> possible = new ArrayList<>(kinds.size());
      for (WaitKind kind : kinds) {
        if (kind.mayBeIn(loader, nameOrNull, classFile)) {
          possible.add(kind);
        }
      }
      return possible.isEmpty() ? null : planted(classFile, possible);
    } catch (Throwable malformed) {
      return null;
    }
  }

  private static byte[] planted(byte[] classFile, List<WaitKind> possible) {
    ClassReader reader = new ClassReader(classFile);
    ClassWriter writer = new ClassWriter(reader, 0);
    WaitPlanter planter = new WaitPlanter(writer, possible);
    reader.accept(planter, 0);
    return planter.planted() == 0 ? null : writer.toByteArray();
  }
}
