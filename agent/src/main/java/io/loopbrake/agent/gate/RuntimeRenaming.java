/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.gate;

import net.bytebuddy.jar.asm.AnnotationVisitor;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * Renames {@link RuntimeTemplate}, and adds the properties that Java source cannot give it: the
 * JDK's annotations for inlining, and the access flag {@code synthetic}.
 *
 * <p>Only instructions and the header name the template, so no remapper of descriptors, with its
 * classes to load at each start, is needed.
 */
final class RuntimeRenaming extends ClassVisitor {
  // No class literals: they would load the classes.
  private static final String FORCE = "Lio/loopbrake/agent/gate/ForceInline;";
  private static final String FORBID = "Lio/loopbrake/agent/gate/DontInline;";

  private final String template;

  /**
   * Passes the renamed class on.
   *
   * @param template the name of the class to rename, in the JVM's form
   */
  RuntimeRenaming(String template, ClassVisitor next) {
    super(Opcodes.ASM9, next);
    this.template = template;
  }

  private String renamed(String type) {
    return type.equals(template) ? RuntimeClass.INTERNAL_NAME : type;
  }

  @Override
  public void visit(
      int version, int access, String name, String signature, String parent, String[] interfaces) {
    // Tools then treat the class as generated.
    int hidden = access | Opcodes.ACC_SYNTHETIC;
    super.visit(version, hidden, renamed(name), signature, parent, interfaces);
  }

  @Override
  public MethodVisitor visitMethod(
      int access, String name, String descriptor, String signature, String[] exceptions) {
    return new Renamed(super.visitMethod(access, name, descriptor, signature, exceptions));
  }

  private final class Renamed extends MethodVisitor {
    Renamed(MethodVisitor method) {
      super(Opcodes.ASM9, method);
    }

    @Override
    public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
      if (descriptor.equals(FORCE)) {
        InliningHints.force(mv);
      } else if (descriptor.equals(FORBID)) {
        InliningHints.forbid(mv);
      }
      return null;
    }

    @Override
    public void visitTypeInsn(int opcode, String type) {
      super.visitTypeInsn(opcode, renamed(type));
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
      super.visitFieldInsn(opcode, renamed(owner), name, descriptor);
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String name, String descriptor, boolean isInterface) {
      super.visitMethodInsn(opcode, renamed(owner), name, descriptor, isInterface);
    }
  }
}
