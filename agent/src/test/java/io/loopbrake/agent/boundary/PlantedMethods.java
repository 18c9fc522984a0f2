/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.boundary;

import io.loopbrake.agent.flow.InstructionVisitor;
import io.loopbrake.agent.gate.RuntimeClass;
import io.loopbrake.agent.gate.TaskEvents;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * Reads off a class file which of its methods tell what, in the order of their code: lines such as
 * {@code getTask: idle, next}.
 */
final class PlantedMethods extends ClassVisitor {
  private static final String[] HAPPENINGS = {"begin", "end", "idle", "next", "join"};

  private final TreeMap<String, String> methods = new TreeMap<>();

  private PlantedMethods() {
    super(InstructionVisitor.ASM_API);
  }

  static List<String> of(byte[] classFile) {
    PlantedMethods found = new PlantedMethods();
    if (classFile != null) {
      new ClassReader(classFile).accept(found, ClassReader.SKIP_FRAMES | ClassReader.SKIP_DEBUG);
    }
    List<String> lines = new ArrayList<>();
    found.methods.forEach((name, events) -> lines.add(name + ": " + events));
    return lines;
  }

  @Override
  public MethodVisitor visitMethod(int access, String name, String d, String s, String[] e) {
    return new MethodVisitor(InstructionVisitor.ASM_API) {
      private int pushed = -1;

      @Override
      public void visitInsn(int opcode) {
        if (opcode >= Opcodes.ICONST_0 && opcode <= Opcodes.ICONST_5) {
          pushed = opcode - Opcodes.ICONST_0;
        }
      }

      @Override
      public void visitIntInsn(int opcode, int operand) {
        pushed = operand;
      }

      @Override
      public void visitMethodInsn(int opcode, String owner, String called, String d, boolean i) {
        if (owner.equals(RuntimeClass.INTERNAL_NAME)) {
          methods.merge(
              name, HAPPENINGS[TaskEvents.happening(pushed)], (some, more) -> some + ", " + more);
        }
      }
    };
  }
}
