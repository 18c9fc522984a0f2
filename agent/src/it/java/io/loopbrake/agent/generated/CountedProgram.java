/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.generated;

import java.util.List;
import java.util.stream.Collectors;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * Counted loops, one after the other and in each other.
 *
 * @param version the class file's
 * @param fuel where it is kept
 * @param arrayLength of the array that the loops go along
 * @param pause for how many milliseconds it is to run before it is stopped; negative if it is not
 */
record CountedProgram(int version, Fuel fuel, int arrayLength, List<CountedLoop> loops, int pause)
    implements Specimen {
  private static final int JAVA_1_1 = 45;

  @Override
  public byte[] classFile(String name) {
    ClassWriter writer =
        new ClassWriter(
            version >= Program.FIRST_WITH_FRAMES
                ? ClassWriter.COMPUTE_FRAMES
                : ClassWriter.COMPUTE_MAXS);
    writer.visit(
        version == JAVA_1_1 ? Opcodes.V1_1 : version,
        Opcodes.ACC_PUBLIC | Opcodes.ACC_SUPER,
        name,
        null,
        "java/lang/Object",
        null);
    ClassFileOf.writeFields(writer);
    new CountedMethod(this, name, ClassFileOf.visitRun(writer)).write();
    writer.visitEnd();
    return writer.toByteArray();
  }

  @Override
  public boolean catchesErrors() {
    return loops.stream().anyMatch(CountedLoop::catchesErrors);
  }

  /** Each handler lies behind what it covers, and goes on with a jump. */
  @Override
  public boolean mayCycleWithoutJump() {
    return false;
  }

  @Override
  public String toString() {
    return loops.stream()
        .map(CountedLoop::toString)
        .collect(
            Collectors.joining(
                "\n  ",
                "\n  version %d, fuel in a %s, array of %d, stopped after %d ms\n  "
                    .formatted(version, fuel, arrayLength, pause),
                "\n"));
  }
}
