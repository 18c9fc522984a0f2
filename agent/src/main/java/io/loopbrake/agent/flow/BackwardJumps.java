/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.flow;

import io.loopbrake.agent.classfile.CodeAttributes;
import java.util.BitSet;

/**
 * The methods of a class that contain a backward jump, that is, a jump to itself or to an earlier
 * instruction. Other methods have no loops (JVMS 4.9.1: control continues at the next instruction
 * or at the target of a jump). Most methods have none, and to find this out from the bytes takes a
 * fraction of the time of a visit. Immutable.
 */
public final class BackwardJumps {
  private final BitSet methods;
  private final boolean known;
  private final int largestInlined;

  private BackwardJumps(BitSet methods, boolean known, int largestInlined) {
    this.methods = methods;
    this.known = known;
    this.largestInlined = largestInlined;
  }

  /**
   * Reads a class file. In a malformed one, every method counts as one with backward jumps. Throws
   * nothing.
   */
  public static BackwardJumps of(byte[] classFile) {
    BitSet methods = new BitSet();
    try {
      Scan scan = new Scan(classFile, methods);
      new CodeAttributes(classFile).accept(scan);
      return new BackwardJumps(methods, true, scan.largestInlined);
    } catch (RuntimeException malformed) {
      // The reader of the class will report the fault.
      return new BackwardJumps(methods, false, 0);
    }
  }

  /** Whether no method of the class has a backward jump. */
  public boolean isEmpty() {
    return known && methods.isEmpty();
  }

  /**
   * Whether a method has a backward jump.
   *
   * @param method the index of the method in the class file, from 0
   */
  public boolean areIn(int method) {
    return !known || methods.get(method);
  }

  /**
   * The code length of the largest method with such a jump that is within the {@link
   * InliningLimit}; 0 if there is none.
   */
  int largestInlined() {
    return largestInlined;
  }

  /** A class and not a lambda, because a lambda takes more time at the start of a JVM. */
  private static final class Scan implements CodeAttributes.Visitor {
    private final Instruction instruction;
    private final BitSet methods;
    private int largestInlined;

    Scan(byte[] classFile, BitSet methods) {
      this.instruction = new Instruction(classFile);
      this.methods = methods;
    }

    @Override
    public void code(int method, int member, int code, int length) {
      instruction.enter(code, length);
      for (int pc = 0; pc < length; pc = instruction.next()) {
        instruction.read(pc);
        for (int i = 0; i < instruction.targetCount(); i++) {
          if (instruction.target(i) <= pc) {
            methods.set(method);
            if (length <= InliningLimit.LARGEST_INLINED) {
              largestInlined = Math.max(largestInlined, length);
            }
            return;
          }
        }
      }
    }
  }
}
