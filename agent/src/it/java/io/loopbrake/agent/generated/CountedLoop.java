/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.generated;

import java.util.List;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * A loop with a counter, a limit, and a comparison of the two.
 *
 * @param type of the counter and the limit
 * @param test where they are compared
 * @param comparison the opcode of the jump that goes on, as one of two numbers
 * @param isLimitFirst whether the limit is pushed first
 * @param limit where the limit comes from
 * @param limitValue what it is, unless it is the length of the array
 * @param step what the counter is stepped by
 * @param stepping how it is stepped
 * @param stepsFirst whether it is stepped at the start of a turn
 * @param isFuelled whether each turn takes fuel, without which the loop might not end
 * @param operands how many numbers lie on the operand stack below what the loop pushes
 * @param attempt what is caught of it; null for nothing
 */
record CountedLoop(
    Type type,
    Test test,
    int comparison,
    boolean isLimitFirst,
    Limit limit,
    int limitValue,
    int start,
    int step,
    Stepping stepping,
    boolean stepsFirst,
    boolean isFuelled,
    int operands,
    Attempt attempt,
    List<Statement> body) {
  enum Type {
    INT,
    LONG
  }

  /** Where the comparison is. */
  enum Test {
    /** Before the body, with a jump out of the loop. */
    ABOVE,
    /** Before the body, with a jump into the body. */
    ABOVE_GOING_ON,
    /** Behind the body, which is jumped over at first. */
    BELOW,
    /** Behind the body, which is done once in any case. */
    DO_WHILE
  }

  enum Limit {
    CONSTANT,
    ZERO,
    VARIABLE,
    LENGTH
  }

  enum Stepping {
    IINC,
    ADD,
    SUBTRACT,
    ADD_SHORT
  }

  /**
   * What is caught.
   *
   * @param type the internal name of what is caught; null for anything
   * @param from where the range starts
   * @param until after so many statements of the body it ends; with more than there are, behind the
   *     loop
   * @param goesOn whether the loop goes on with the next turn
   */
  record Attempt(String type, From from, int until, boolean goesOn) {
    enum From {
      OUTSIDE,
      HEADER,
      BODY
    }

    boolean catchesErrors() {
      return type == null || type.equals("java/lang/Throwable");
    }
  }

  /** The comparison with its operands exchanged. */
  static int mirrored(int comparison) {
    return switch (comparison) {
      case Opcodes.IF_ICMPLT -> Opcodes.IF_ICMPGT;
      case Opcodes.IF_ICMPGT -> Opcodes.IF_ICMPLT;
      case Opcodes.IF_ICMPLE -> Opcodes.IF_ICMPGE;
      case Opcodes.IF_ICMPGE -> Opcodes.IF_ICMPLE;
      default -> comparison;
    };
  }

  /** The comparison that is true when the other one is not. */
  static int opposite(int comparison) {
    return switch (comparison) {
      case Opcodes.IF_ICMPLT -> Opcodes.IF_ICMPGE;
      case Opcodes.IF_ICMPGE -> Opcodes.IF_ICMPLT;
      case Opcodes.IF_ICMPLE -> Opcodes.IF_ICMPGT;
      case Opcodes.IF_ICMPGT -> Opcodes.IF_ICMPLE;
      case Opcodes.IF_ICMPEQ -> Opcodes.IF_ICMPNE;
      default -> Opcodes.IF_ICMPEQ;
    };
  }

  /** The loops in its body, or in its statements' bodies. */
  boolean catchesErrors() {
    return attempt != null && attempt.catchesErrors()
        || body.stream().anyMatch(part -> part.loop() != null && part.loop().catchesErrors());
  }
}
