/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.generated;

import io.loopbrake.agent.flow.InstructionVisitor;
import io.loopbrake.agent.gate.RuntimeClass;
import java.util.Set;
import java.util.TreeSet;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;

/** Reads by which members of the runtime class the loops of a class poll for safepoints. */
final class PollMeans extends ClassVisitor {
  /** All that there are. */
  static final Set<String> ALL =
      Set.of(RuntimeClass.LIMIT_UP, RuntimeClass.LIMIT_DOWN, RuntimeClass.ONE, RuntimeClass.CALLED);

  private final Set<String> found = new TreeSet<>();

  private PollMeans() {
    super(InstructionVisitor.ASM_API);
  }

  static Set<String> of(byte[] classFile) {
    PollMeans means = new PollMeans();
    new ClassReader(classFile).accept(means, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    means.found.retainAll(ALL);
    return means.found;
  }

  @Override
  public MethodVisitor visitMethod(
      int access, String name, String descriptor, String signature, String[] exceptions) {
    return new MethodVisitor(api) {
      @Override
      public void visitMethodInsn(
          int opcode, String owner, String called, String type, boolean isInterface) {
        add(owner, called);
      }

      @Override
      public void visitFieldInsn(int opcode, String owner, String field, String type) {
        add(owner, field);
      }
    };
  }

  private void add(String owner, String member) {
    if (owner.equals(RuntimeClass.INTERNAL_NAME)) {
      found.add(member);
    }
  }
}
