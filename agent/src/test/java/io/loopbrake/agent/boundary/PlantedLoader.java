/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.boundary;

import io.loopbrake.agent.config.BadOptionException;
import io.loopbrake.agent.config.TaskPattern;
import io.loopbrake.agent.flow.InstructionVisitor;
import io.loopbrake.agent.gate.RuntimeClass;
import io.loopbrake.agent.instrument.CheckpointChoice;
import io.loopbrake.agent.instrument.ClassInstrumenter;
import io.loopbrake.agent.instrument.InstrumentedClass;
import io.loopbrake.agent.testing.Targets;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Type;

/** Loads targets with boundaries that tell {@link Recorder} what happens. The JVM verifies them. */
final class PlantedLoader extends ClassLoader {
  /** The number of the first place that a user names. */
  static final int NAMED = TaskBoundaries.FIRST_NAMED;

  private final Place[] places;

  PlantedLoader(Place... places) {
    super(PlantedLoader.class.getClassLoader());
    this.places = places;
  }

  /** With the methods as tasks that a user named so. */
  static PlantedLoader naming(String... patterns) throws BadOptionException {
    Place[] places = new Place[patterns.length];
    for (int i = 0; i < patterns.length; i++) {
      places[i] = Place.task(NAMED + i, TaskPattern.parse(patterns[i]));
    }
    return new PlantedLoader(places);
  }

  @Override
  protected Class<?> findClass(String name) {
    return define(Targets.classFile(name));
  }

  /** Plants the places into the class and loads it. */
  Class<?> define(byte[] classFile) {
    byte[] planted = write(classFile, planting(classFile, places));
    byte[] told = tellingRecorder(planted == null ? classFile : planted);
    return defineClass(null, told, 0, told.length);
  }

  static BoundaryPlanting planting(byte[] classFile, Place... places) {
    return new BoundaryPlanting(new ClassReader(classFile), places, false);
  }

  /** The class with its boundaries and no checkpoints; null if it got none. */
  static byte[] write(byte[] classFile, BoundaryPlanting planting) {
    return instrumented(classFile, planting).classFile();
  }

  /** What became of a class with these places. */
  static PlantedBoundaries plant(byte[] classFile, Place... places) {
    return instrumented(classFile, planting(classFile, places)).boundaries();
  }

  static InstrumentedClass instrumented(byte[] classFile, BoundaryPlanting planting) {
    return new ClassInstrumenter(CheckpointChoice.flags())
        .instrument(classFile, false, planting, null);
  }

  private static byte[] tellingRecorder(byte[] classFile) {
    ClassReader reader = new ClassReader(classFile);
    ClassWriter writer = new ClassWriter(reader, 0);
    reader.accept(
        new ClassVisitor(InstructionVisitor.ASM_API, writer) {
          @Override
          public MethodVisitor visitMethod(int access, String n, String d, String s, String[] e) {
            return new ToRecorder(super.visitMethod(access, n, d, s, e));
          }
        },
        0);
    return writer.toByteArray();
  }

  private static final class ToRecorder extends MethodVisitor {
    ToRecorder(MethodVisitor delegate) {
      super(InstructionVisitor.ASM_API, delegate);
    }

    @Override
    public void visitMethodInsn(int opcode, String owner, String name, String d, boolean i) {
      boolean planted = owner.equals(RuntimeClass.INTERNAL_NAME);
      super.visitMethodInsn(
          opcode, planted ? Type.getInternalName(Recorder.class) : owner, name, d, i);
    }
  }
}
