/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.instrument;

import io.loopbrake.agent.flow.BackwardJumps;
import io.loopbrake.agent.flow.InstructionVisitor;
import io.loopbrake.agent.flow.LoopFinder;
import io.loopbrake.agent.flow.MethodLoops;
import java.util.HashMap;
import java.util.Map;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;

/** Reads a class and records the loops of each method. */
final class LoopSurvey extends ClassVisitor {
  private final Map<String, MethodLoops> loops = new HashMap<>();
  private final BackwardJumps jumps;
  private final boolean polls;
  private int methods;

  private LoopSurvey(BackwardJumps jumps, boolean polls) {
    super(InstructionVisitor.ASM_API);
    this.polls = polls;
    this.jumps = jumps;
  }

  /**
   * The loops by method name and descriptor without a gap; methods without loops are absent.
   *
   * @param jumps of the same class
   * @param polls whether loops that the JIT compiler may treat as counted have to poll for
   *     safepoints
   */
  static Map<String, MethodLoops> of(ClassReader reader, BackwardJumps jumps, boolean polls) {
    LoopSurvey survey = new LoopSurvey(jumps, polls);
    reader.accept(survey, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    return survey.loops;
  }

  @Override
  public MethodVisitor visitMethod(
      int access, String name, String descriptor, String signature, String[] exceptions) {
    return jumps.areIn(methods++) ? new LoopFinder(new Kept(name + descriptor), polls) : null;
  }

  /** A class and not a lambda, because a lambda takes more time at the start of a JVM. */
  private final class Kept implements LoopFinder.Result {
    private final String method;

    Kept(String method) {
      this.method = method;
    }

    @Override
    public void found(MethodLoops found) {
      loops.put(method, found);
    }
  }
}
