/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.boundary;

import io.loopbrake.agent.flow.InstructionVisitor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** The names of the methods of a class, and which of them are in the source code. */
final class MethodNames extends ClassVisitor {
  private static final int NO_CODE =
      ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES;

  private final List<String> names = new ArrayList<>();
  private final List<String> descriptors = new ArrayList<>();
  private final Set<String> written = new HashSet<>();

  private MethodNames() {
    super(InstructionVisitor.ASM_API);
  }

  static MethodNames of(ClassReader reader) {
    MethodNames names = new MethodNames();
    reader.accept(names, NO_CODE);
    return names;
  }

  @Override
  public MethodVisitor visitMethod(
      int access, String name, String descriptor, String signature, String[] exceptions) {
    names.add(name);
    descriptors.add(descriptor);
    if ((access & Opcodes.ACC_SYNTHETIC) == 0) {
      written.add(name);
    }
    return null;
  }

  /** Whether a method of this name is in the source code. */
  boolean isWritten(String name) {
    return written.contains(name);
  }

  /**
   * Whether the class needs a closer look: it has a method with one of the places, or was expected
   * to have one.
   */
  boolean areIn(Place[] places) {
    for (Place place : places) {
      if (!place.isOptional()) {
        return true;
      }
      for (int i = 0; i < names.size(); i++) {
        if (place.isIn(names.get(i), descriptors.get(i))) {
          return true;
        }
      }
    }
    return false;
  }
}
