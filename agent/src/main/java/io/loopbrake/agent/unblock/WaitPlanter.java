/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.unblock;

import io.loopbrake.agent.boundary.EnclosingPlanter;
import io.loopbrake.agent.boundary.HandlerFrames;
import io.loopbrake.agent.flow.InstructionVisitor;
import io.loopbrake.agent.gate.RuntimeClass;
import java.util.List;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** Plants the note into those methods of one class that may wait, and counts them. */
final class WaitPlanter extends ClassVisitor {
  private static final int WITHOUT_OBJECT =
      Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE | Opcodes.ACC_STATIC | Opcodes.ACC_BRIDGE;

  private final List<WaitKind> kinds;
  private String className;
  private HandlerFrames frames;
  private int planted;

  WaitPlanter(ClassVisitor next, List<WaitKind> kinds) {
    super(InstructionVisitor.ASM_API, next);
    this.kinds = kinds;
  }

  int planted() {
    return planted;
  }

  @Override
  public void visit(
      int version, int access, String name, String signature, String parent, String[] interfaces) {
    className = name;
    frames = HandlerFrames.of(version, false);
    super.visit(version, access, name, signature, parent, interfaces);
  }

  @Override
  public MethodVisitor visitMethod(
      int access, String name, String descriptor, String signature, String[] exceptions) {
    MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
    for (WaitKind kind : kinds) {
      if ((access & WITHOUT_OBJECT) == 0 && kind.isIn(className, name, descriptor, exceptions)) {
        planted++;
        return new Planter(method, frames);
      }
    }
    return method;
  }

  private static final class Planter extends EnclosingPlanter {
    Planter(MethodVisitor method, HandlerFrames frames) {
      super(method, frames);
    }

    @Override
    protected void enter() {
      mv.visitVarInsn(Opcodes.ALOAD, 0);
      call(RuntimeClass.WAITS, RuntimeClass.WAITS_DESCRIPTOR);
    }

    @Override
    protected void leave() {
      mv.visitInsn(Opcodes.ACONST_NULL);
      call(RuntimeClass.WAITS, RuntimeClass.WAITS_DESCRIPTOR);
    }
  }
}
