/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.moving;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** Puts instructions in front of all others of each method of the classes that it is told. */
public final class Mover implements ClassFileTransformer {
  private final String prefix;
  private final int instructions;

  private Mover(String prefix, int instructions) {
    this.prefix = prefix;
    this.instructions = instructions;
  }

  /** With the beginning of the classes' names, in the JVM's form, and how many instructions. */
  public static void premain(String arguments, Instrumentation instrumentation) {
    String[] parts = arguments.split("=");
    instrumentation.addTransformer(new Mover(parts[0], Integer.parseInt(parts[1])), true);
  }

  @Override
  public byte[] transform(
      ClassLoader loader, String name, Class<?> redefined, ProtectionDomain domain, byte[] code) {
    if (name == null || !name.startsWith(prefix)) {
      return null;
    }
    ClassReader reader = new ClassReader(code);
    ClassWriter writer = new ClassWriter(reader, 0);
    reader.accept(
        new ClassVisitor(Opcodes.ASM9, writer) {
          @Override
          public MethodVisitor visitMethod(int access, String n, String d, String s, String[] e) {
            return moved(super.visitMethod(access, n, d, s, e));
          }
        },
        0);
    return writer.toByteArray();
  }

  private MethodVisitor moved(MethodVisitor method) {
    return new MethodVisitor(Opcodes.ASM9, method) {
      @Override
      public void visitCode() {
        super.visitCode();
        for (int i = 0; i < instructions; i++) {
          super.visitInsn(Opcodes.NOP);
        }
      }
    };
  }
}
