/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.unblock;

import io.loopbrake.agent.boundary.EnclosingPlanter;
import io.loopbrake.agent.boundary.HandlerFrames;
import io.loopbrake.agent.classfile.Planting;
import io.loopbrake.agent.flow.InstructionVisitor;
import io.loopbrake.agent.gate.RuntimeClass;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** Plants notes into the methods of one class that may wait. */
final class WaitPlanting implements Planting {
  private static final int WITHOUT_OBJECT =
      Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE | Opcodes.ACC_STATIC | Opcodes.ACC_BRIDGE;
  private static final int NO_CODE =
      ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES;

  private final Set<String> methods;
  private Set<String> changed = Collections.emptySet();

  private WaitPlanting(Set<String> methods) {
    this.methods = methods;
  }

  /** The planting of a class; null if none of its methods is of one of the kinds. */
  static WaitPlanting of(ClassReader reader, List<WaitKind> kinds) {
    Set<String> waits = new HashSet<>();
    reader.accept(
        new ClassVisitor(InstructionVisitor.ASM_API) {
          @Override
          public MethodVisitor visitMethod(
              int access, String name, String descriptor, String signature, String[] exceptions) {
            for (WaitKind kind : kinds) {
              if ((access & WITHOUT_OBJECT) == 0
                  && kind.isIn(reader.getClassName(), name, descriptor, exceptions)) {
                waits.add(name + descriptor);
              }
            }
            return null;
          }
        },
        NO_CODE);
    return waits.isEmpty() ? null : new WaitPlanting(waits);
  }

  @Override
  public ClassVisitor link(ClassVisitor next, Set<String> leftAlone, boolean expanded) {
    changed = new HashSet<>(methods);
    changed.removeAll(leftAlone);
    return new Link(next, changed, expanded);
  }

  @Override
  public Set<String> changed() {
    return changed;
  }

  @Override
  public boolean hasPlanted() {
    return !changed.isEmpty();
  }

  private static final class Link extends ClassVisitor {
    private final Set<String> methods;
    private final boolean expanded;
    private HandlerFrames frames;

    Link(ClassVisitor next, Set<String> methods, boolean expanded) {
      super(InstructionVisitor.ASM_API, next);
      this.methods = methods;
      this.expanded = expanded;
    }

    @Override
    public void visit(
        int version, int access, String name, String signature, String parent, String[] types) {
      frames = HandlerFrames.of(version, expanded);
      super.visit(version, access, name, signature, parent, types);
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
      return methods.contains(name + descriptor) ? new Planter(method, frames) : method;
    }
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
