/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.template;

import io.loopbrake.agent.gate.RuntimeClass;
import net.bytebuddy.jar.asm.AnnotationVisitor;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/**
 * Renames {@link RuntimeTemplate}, and adds the properties that Java source cannot give it: the
 * JDK's annotations for inlining, and the access flag {@code synthetic}.
 *
 * <p>Only instructions and the header name the template, so no descriptor has to be changed.
 */
final class RuntimeRenaming extends ClassVisitor {
  private static final String FORCE = Type.getDescriptor(ForceInline.class);
  private static final String FORBID = Type.getDescriptor(DontInline.class);

  private final String template;
  private final InliningHints hints;

  /**
   * Passes the renamed class on.
   *
   * @param template the name of the class to rename, in the JVM's form
   */
  RuntimeRenaming(String template, InliningHints hints, ClassVisitor next) {
    super(Opcodes.ASM9, next);
    this.hints = hints;
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
        hints.force(mv);
      } else if (descriptor.equals(FORBID)) {
        hints.forbid(mv);
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
