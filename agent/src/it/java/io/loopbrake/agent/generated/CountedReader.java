/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.generated;

import io.loopbrake.agent.generated.CountedLoop.Attempt;
import io.loopbrake.agent.generated.CountedLoop.Limit;
import io.loopbrake.agent.generated.CountedLoop.Stepping;
import io.loopbrake.agent.generated.CountedLoop.Test;
import io.loopbrake.agent.generated.CountedLoop.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * Makes programs of counted loops up, by choices that a tape makes. A loop either takes fuel, and
 * may be of any shape, or ends by its count.
 */
final class CountedReader {
  private static final int FIRST_VERSION = 45;
  private static final int DEEPEST = 2;
  private static final int FEW_TURNS = 9;

  /** About so many that a strip, or some, are gone through. */
  private static final List<Integer> TURNS =
      List.of(0, 1, 9, 511, 512, 513, 4095, 4096, 4097, 9000);

  private static final List<Integer> ENDS =
      List.of(
          0,
          1,
          -1,
          9,
          -5000,
          5000,
          Integer.MAX_VALUE,
          Integer.MIN_VALUE,
          Integer.MAX_VALUE - 3,
          Integer.MIN_VALUE + 3,
          Integer.MAX_VALUE - 5000,
          Integer.MIN_VALUE + 5000);
  private static final List<Integer> STEPS =
      List.of(1, -1, 1, -1, 1, 2, -2, 3, 7, -7, 127, -128, 1000, 32_767, -32_768);
  private static final List<Integer> COMPARISONS =
      List.of(
          Opcodes.IF_ICMPLT,
          Opcodes.IF_ICMPGT,
          Opcodes.IF_ICMPLE,
          Opcodes.IF_ICMPGE,
          Opcodes.IF_ICMPNE);
  private static final List<String> TYPES =
      Arrays.asList(
          "java/lang/RuntimeException",
          "java/lang/ArithmeticException",
          "java/lang/IndexOutOfBoundsException",
          "java/lang/Exception",
          "java/lang/Throwable",
          null);

  private final Tape tape;
  private int arrayLength;

  private CountedReader(Tape tape) {
    this.tape = tape;
  }

  /**
   * Reads a program.
   *
   * @param newestVersion of class files
   */
  static CountedProgram read(List<Integer> tape, int newestVersion) {
    return new CountedReader(new Tape(tape)).read(newestVersion);
  }

  private CountedProgram read(int newestVersion) {
    int pause = tape.onceIn(8) ? tape.below(20) : -1;
    int version = tape.between(FIRST_VERSION, newestVersion);
    Fuel fuel = tape.oneOf(List.of(Fuel.values()));
    arrayLength = tape.oneOf(List.of(FEW_TURNS, 600, 5000));
    List<CountedLoop> loops = new ArrayList<>();
    for (int more = tape.between(1, 3); more > 0; more--) {
      loops.add(tape.below(2) == 0 ? fuelled(0) : ending(0, true));
    }
    return new CountedProgram(version, fuel, arrayLength, List.copyOf(loops), pause);
  }

  private CountedLoop fuelled(int depth) {
    Type type = type();
    int step = tape.oneOf(STEPS);
    Stepping stepping = tape.oneOf(List.of(Stepping.values()));
    Limit limit =
        type == Type.LONG || tape.below(2) == 0
            ? Limit.VARIABLE
            : tape.oneOf(List.of(Limit.values()));
    int end = tape.oneOf(ENDS);
    boolean isNear = tape.below(3) > 0;
    // Beyond the ends of int it goes on at the other one.
    int start = isNear ? end - step * tape.oneOf(TURNS) + tape.between(-2, 2) : tape.oneOf(ENDS);
    int comparison =
        isNear && tape.below(3) > 0
            ? tape.oneOf(
                step > 0
                    ? List.of(Opcodes.IF_ICMPLT, Opcodes.IF_ICMPLE)
                    : List.of(Opcodes.IF_ICMPGT, Opcodes.IF_ICMPGE))
            : tape.oneOf(COMPARISONS);
    return loop(depth, type, comparison, limit, end, start, step, stepping, true);
  }

  /** A loop that ends by its count, and whose counter comes to no end of its type. */
  private CountedLoop ending(int depth, boolean mayBeLong) {
    Type type = type();
    Limit limit = type == Type.INT ? tape.oneOf(List.of(Limit.values())) : Limit.CONSTANT;
    boolean isUp = limit == Limit.LENGTH || tape.below(2) == 0;
    int size = tape.oneOf(List.of(1, 1, 2, 3, 7, 127));
    int turns = mayBeLong ? tape.oneOf(TURNS) : tape.below(FEW_TURNS);
    int comparison =
        limit == Limit.LENGTH || tape.below(3) > 0
            ? isUp ? Opcodes.IF_ICMPLT : Opcodes.IF_ICMPGT
            : tape.oneOf(List.of(isUp ? Opcodes.IF_ICMPLE : Opcodes.IF_ICMPGE, Opcodes.IF_ICMPNE));
    int step = isUp ? size : -size;
    int end =
        switch (limit) {
          case LENGTH -> arrayLength;
          case ZERO -> 0;
          default ->
              tape.oneOf(
                  List.of(
                      0, 77, -12_345, isUp ? Integer.MAX_VALUE - size : Integer.MIN_VALUE + size));
        };
    int start = limit == Limit.LENGTH && mayBeLong ? 0 : end - turns * step;
    Stepping stepping = tape.oneOf(List.of(Stepping.IINC, Stepping.ADD, Stepping.SUBTRACT));
    return loop(depth, type, comparison, limit, end, start, step, stepping, false);
  }

  private Type type() {
    return tape.onceIn(8) ? Type.LONG : Type.INT;
  }

  private CountedLoop loop(
      int depth,
      Type type,
      int comparison,
      Limit limit,
      int end,
      int start,
      int step,
      Stepping stepping,
      boolean isFuelled) {
    Test test = tape.below(2) == 0 ? Test.ABOVE : tape.oneOf(List.of(Test.values()));
    // If it is passed over at the start, only the overflow would end it.
    if (!isFuelled && test == Test.DO_WHILE && comparison == Opcodes.IF_ICMPNE) {
      test = Test.ABOVE;
    }
    boolean isLimitFirst = tape.onceIn(3);
    boolean stepsFirst = tape.onceIn(4);
    int operands = tape.onceIn(3) ? tape.between(1, 2) : 0;
    List<Statement> body = body(depth, isFuelled, isFuelled && limit == Limit.VARIABLE);
    Attempt attempt =
        tape.onceIn(3)
            ? new Attempt(
                tape.oneOf(TYPES),
                tape.oneOf(List.of(Attempt.From.values())),
                tape.below(body.size() + 1),
                tape.below(2) == 0)
            : null;
    return new CountedLoop(
        type,
        test,
        comparison,
        isLimitFirst,
        limit,
        end,
        start,
        step,
        stepping,
        stepsFirst,
        isFuelled,
        operands,
        attempt,
        body);
  }

  private List<Statement> body(int depth, boolean isFuelled, boolean mayMoveLimit) {
    List<Statement> body = new ArrayList<>();
    if (mayMoveLimit && tape.below(2) == 0) {
      body.add(new Statement(Statement.Kind.MOVE_LIMIT, tape.between(3, 2000), null));
    }
    for (int more = tape.below(5); more > 0; more--) {
      Statement.Kind kind = tape.oneOf(List.of(Statement.Kind.values()));
      int number = tape.between(3, 2000);
      if (kind == Statement.Kind.LOOP) {
        if (depth < DEEPEST) {
          body.add(new Statement(kind, number, inner(depth + 1, isFuelled)));
        }
      } else if (isFuelled || kind.keepsCount()) {
        body.add(new Statement(kind, number, null));
      }
    }
    return List.copyOf(body);
  }

  private CountedLoop inner(int depth, boolean isFuelled) {
    return isFuelled && tape.below(2) == 0 ? fuelled(depth) : ending(depth, false);
  }
}
