/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.generated;

import java.util.BitSet;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** Writes a program as a class with one method. */
final class ClassFileOf extends ClassWriter {
  /** {@code long run(long fuel, int input, Object[] locks)}. */
  static final String DESCRIPTOR = "(JI[Ljava/lang/Object;)J";

  private static final int JAVA_1_1 = 45;

  private ClassFileOf(int flags) {
    super(flags);
  }

  /**
   * Writes a class.
   *
   * @param name its internal name
   */
  static byte[] program(Program program, String name) {
    boolean hasFrames = program.version() >= Program.FIRST_WITH_FRAMES;
    BitSet live = new BitSet();
    // Code that is never reached has no frames; without any there may be such code.
    live.set(0, hasFrames ? 1 : program.blocks().size());
    while (true) {
      program.follow(live);
      ClassFileOf writer = new ClassFileOf(hasFrames ? COMPUTE_FRAMES : COMPUTE_MAXS);
      BitSet caught = writer.write(program, name, live);
      caught.andNot(live);
      if (caught.isEmpty()) {
        return writer.toByteArray();
      }
      live.or(caught);
    }
  }

  private BitSet write(Program program, String name, BitSet live) {
    visit(
        program.version() == JAVA_1_1 ? Opcodes.V1_1 : program.version(),
        Opcodes.ACC_PUBLIC | Opcodes.ACC_SUPER,
        name,
        null,
        "java/lang/Object",
        null);
    writeFields(this);
    BitSet caught = new MethodOf(program, name, live, visitRun(this)).write();
    visitEnd();
    return caught;
  }

  /** Writes the fields that those who run such a class use. */
  static void writeFields(ClassVisitor to) {
    int access = Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC | Opcodes.ACC_VOLATILE;
    to.visitField(access, "fuel", "J", null, null).visitEnd();
    to.visitField(access, "spent", "Z", null, null).visitEnd();
  }

  /** Begins the method that they call. */
  static MethodVisitor visitRun(ClassVisitor to) {
    return to.visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, "run", DESCRIPTOR, null, null);
  }

  /** Without loading classes by their names, which those of a program do not bear. */
  @Override
  protected String getCommonSuperClass(String one, String other) {
    return isThrowable(one) && isThrowable(other) ? "java/lang/Throwable" : "java/lang/Object";
  }

  private static boolean isThrowable(String type) {
    return type.endsWith("Throwable") || type.endsWith("Exception") || type.endsWith("Error");
  }
}
