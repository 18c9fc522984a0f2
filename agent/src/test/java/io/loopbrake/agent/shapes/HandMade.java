/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.shapes;

import io.loopbrake.agent.instrument.LeftAlone;
import java.util.Collections;
import java.util.Map;
import java.util.function.Consumer;
import net.bytebuddy.jar.asm.AnnotationVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * A class file that no javac writes, and what is to become of it. Immutable.
 *
 * @param name the class's name in Java's form
 * @param version the class file's version
 * @param classFile the class, with a method {@code public static long run(int limit, int step)}
 * @param checkpoints how many checkpoints it gets
 * @param leftAlone how many of its back-edges get none, by reason
 * @param runsAway whether {@code run} can be told to run away, and is stopped then
 */
record HandMade(
    String name,
    int version,
    byte[] classFile,
    int checkpoints,
    Map<LeftAlone, Integer> leftAlone,
    boolean runsAway) {
  static final String PACKAGE = "handmade";

  private static final int FIRST_VERSION_WITH_FRAMES = Opcodes.V1_7;
  private static final String DESCRIPTOR = "(II)J";

  /** Writes further members. */
  interface Members extends Consumer<ClassWriter> {}

  /** A class with this method, with its frames and stack size worked out. */
  static HandMade of(String simpleName, int version, Consumer<Code> run) {
    return of(simpleName, version, run, none -> {});
  }

  /** A class with this method and others, with their frames and stack sizes worked out. */
  static HandMade of(String simpleName, int version, Consumer<Code> run, Members members) {
    int compute =
        (version & 0xffff) < FIRST_VERSION_WITH_FRAMES
            ? ClassWriter.COMPUTE_MAXS
            : ClassWriter.COMPUTE_FRAMES;
    return write(simpleName, version, compute, null, run, members);
  }

  /** A class whose code brings its own frames. */
  static HandMade withOwnFrames(String simpleName, int version, Consumer<Code> run) {
    return write(simpleName, version, ClassWriter.COMPUTE_MAXS, null, run, none -> {});
  }

  /** A class that loops in another method, which must be named as {@code Class.method}. */
  static HandMade loopingIn(
      String place, String simpleName, int version, Consumer<Code> run, Members members) {
    int compute =
        (version & 0xffff) < FIRST_VERSION_WITH_FRAMES
            ? ClassWriter.COMPUTE_MAXS
            : ClassWriter.COMPUTE_FRAMES;
    return write(simpleName, version, compute, place, run, members);
  }

  private static HandMade write(
      String simpleName,
      int version,
      int compute,
      String place,
      Consumer<Code> run,
      Members members) {
    ClassWriter writer = new ClassWriter(compute);
    String name = PACKAGE + "/" + simpleName;
    writer.visit(
        version, Opcodes.ACC_PUBLIC | Opcodes.ACC_SUPER, name, null, "java/lang/Object", null);
    MethodVisitor method =
        writer.visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, "run", DESCRIPTOR, null, null);
    if (place != null) {
      AnnotationVisitor annotation = method.visitAnnotation("Lio/loopbrake/targets/LoopsIn;", true);
      annotation.visit("value", place);
      annotation.visitEnd();
    }
    write(method, run);
    members.accept(writer);
    writer.visitEnd();
    return new HandMade(
        PACKAGE + "." + simpleName,
        version & 0xffff,
        writer.toByteArray(),
        1,
        Collections.emptyMap(),
        true);
  }

  static void write(MethodVisitor method, Consumer<Code> code) {
    method.visitCode();
    code.accept(new Code(method));
    method.visitMaxs(0, 0);
    method.visitEnd();
  }

  HandMade withCheckpoints(int count) {
    return new HandMade(name, version, classFile, count, leftAlone, runsAway && count > 0);
  }

  HandMade leavingAlone(LeftAlone reason, int backEdges) {
    return new HandMade(name, version, classFile, checkpoints, Map.of(reason, backEdges), runsAway);
  }

  /** One that is not let loose, since nothing could stop it. */
  HandMade ending() {
    return new HandMade(name, version, classFile, checkpoints, leftAlone, false);
  }

  /** Whether this Java takes class files of this version. */
  boolean runsOn(int javaVersion) {
    return version <= 44 + javaVersion;
  }

  @Override
  public String toString() {
    return name;
  }
}
