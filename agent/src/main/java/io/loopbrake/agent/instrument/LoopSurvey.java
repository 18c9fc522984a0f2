/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.instrument;

import io.loopbrake.agent.flow.InstructionVisitor;
import io.loopbrake.agent.flow.LoopFinder;
import io.loopbrake.agent.flow.MethodLoops;
import java.util.HashMap;
import java.util.Map;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;

/** Reads a class and keeps the loops of each method that has some. */
final class LoopSurvey extends ClassVisitor {
  private final Map<String, MethodLoops> loops = new HashMap<>();

  private LoopSurvey() {
    super(InstructionVisitor.ASM_API);
  }

  /** The loops by method name and descriptor without a gap; methods without loops are absent. */
  static Map<String, MethodLoops> of(ClassReader reader) {
    LoopSurvey survey = new LoopSurvey();
    reader.accept(survey, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    return survey.loops;
  }

  @Override
  public MethodVisitor visitMethod(
      int access, String name, String descriptor, String signature, String[] exceptions) {
    return new LoopFinder(found -> loops.put(name + descriptor, found));
  }
}
