/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.unblock;

import io.loopbrake.agent.classfile.ClassFileHeader;
import io.loopbrake.agent.classfile.Planting;
import io.loopbrake.agent.classfile.PlantingRule;
import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.jar.asm.ClassReader;

/** Selects the methods that get notes of waits. */
final class WaitMethods implements PlantingRule {
  private final List<WaitKind> kinds;

  WaitMethods(List<WaitKind> kinds) {
    this.kinds = kinds;
  }

  @Override
  public Planting planting(ClassLoader loader, String internalName, byte[] classFile) {
    List<WaitKind> possible = null;
    for (WaitKind kind : kinds) {
      if (kind.mayBeIn(loader, internalName, classFile)) {
        possible = possible == null ? new ArrayList<>(kinds.size()) : possible;
        possible.add(kind);
      }
    }
    return possible == null || ClassFileHeader.isNewerThanKnown(classFile)
        ? null
        : WaitPlanting.of(new ClassReader(classFile), possible);
  }

  @Override
  public boolean mayBeIn(Class<?> loaded) {
    try {
      return !loaded.isInterface() && kinds.stream().anyMatch(kind -> kind.mayBeIn(loaded));
    } catch (LinkageError supertypeIsMissing) {
      return false;
    }
  }
}
