/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.generated;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Makes programs up, by choices that a tape makes. */
final class ProgramReader {
  private static final List<Value> CAUGHT = List.of(Value.THROWABLE);
  private static final List<Value> VALUES = List.of(Value.values());
  private static final int SUBROUTINES_UNTIL = 49;
  private static final int FIRST_VERSION = 45;

  /** Mostly what lets the stop error pass. */
  private static final List<String> TYPES =
      Arrays.asList(
          "java/lang/RuntimeException",
          "java/lang/ArithmeticException",
          "java/lang/NullPointerException",
          "java/lang/IndexOutOfBoundsException",
          "java/lang/Exception",
          "java/lang/Throwable",
          null,
          "java/lang/Error");

  private final Tape tape;
  private final int newestVersion;
  private final List<Integer> outerLocks = new ArrayList<>();
  private final List<List<Value>> stacks = new ArrayList<>();
  private final List<Handler> handlers = new ArrayList<>();

  private ProgramReader(Tape tape, int newestVersion) {
    this.tape = tape;
    this.newestVersion = newestVersion;
  }

  /**
   * Reads a program.
   *
   * @param newestVersion of class files
   */
  static Program read(List<Integer> tape, int newestVersion) {
    return new ProgramReader(new Tape(tape), newestVersion).read();
  }

  private Program read() {
    int pause = tape.onceIn(8) ? tape.below(20) : -1;
    int version =
        tape.onceIn(3)
            ? tape.between(FIRST_VERSION, SUBROUTINES_UNTIL)
            : newestVersion - tape.below(newestVersion - SUBROUTINES_UNTIL);
    int size = tape.between(1, 10);
    boolean hasHandlers = tape.below(3) > 0;
    for (int locks = tape.below(3); locks > 0; locks--) {
      outerLocks.add(tape.below(outerLocks.size() + 1));
    }
    stacks.add(List.of());
    for (int more = tape.below(3); more > 0; more--) {
      stacks.add(stack());
    }
    if (hasHandlers) {
      stacks.add(CAUGHT);
    }
    List<Block> blocks = new ArrayList<>();
    boolean hasSubroutine = version <= SUBROUTINES_UNTIL && tape.onceIn(2);
    int subroutine = hasSubroutine ? tape.below(size) : -1;
    for (int i = 0; i < size; i++) {
      blocks.add(block(i, size, subroutine, blocks));
    }
    if (hasHandlers) {
      addHandlers(blocks);
    }
    return new Program(
        version,
        tape.oneOf(List.of(Fuel.values())),
        List.copyOf(outerLocks),
        List.copyOf(blocks),
        List.copyOf(handlers),
        subroutine,
        tape.onceIn(4),
        tape.onceIn(60) ? tape.below(size) : -1,
        pause);
  }

  private List<Value> stack() {
    List<Value> stack = new ArrayList<>();
    for (int depth = tape.between(1, 3); depth > 0; depth--) {
      stack.add(tape.oneOf(VALUES));
    }
    return List.copyOf(stack);
  }

  private Block block(int number, int size, int subroutine, List<Block> before) {
    int lock = tape.below(outerLocks.size() + 1);
    List<Value> stack = tape.oneOf(stacks);
    Ending ending = ending(size);
    List<Operation> operations = new ArrayList<>();
    for (int more = tape.below(4); more > 0; more--) {
      operations.add(tape.oneOf(List.of(Operation.values())));
    }
    if (!mayCall(number, lock, stack, subroutine, before)) {
      operations.removeIf(operation -> operation == Operation.SUBROUTINE);
    } else if (number == subroutine) {
      operations.add(Operation.SUBROUTINE);
    }
    return new Block(number, lock, stack, List.copyOf(operations), ending);
  }

  private static boolean mayCall(
      int number, int lock, List<Value> stack, int subroutine, List<Block> before) {
    return number == subroutine
        || subroutine >= 0
            && number > subroutine
            && before.get(subroutine).lock() == lock
            && before.get(subroutine).stack().equals(stack);
  }

  private Ending ending(int size) {
    List<Ending.Kind> kinds = List.of(Ending.Kind.values());
    // The first two end the method: seldom, so that most programs could run on.
    Ending.Kind kind =
        tape.onceIn(8)
            ? tape.oneOf(kinds.subList(0, 2))
            : tape.oneOf(kinds.subList(2, kinds.size()));
    List<Integer> targets = new ArrayList<>();
    for (int more = kind.targets; more > 0; more--) {
      targets.add(tape.below(size));
    }
    return new Ending(kind, List.copyOf(targets));
  }

  private void addHandlers(List<Block> blocks) {
    List<Integer> entries =
        blocks.stream().filter(block -> block.stack().equals(CAUGHT)).map(Block::number).toList();
    if (entries.isEmpty()) {
      return;
    }
    for (int more = tape.below(5); more > 0; more--) {
      int one = tape.below(blocks.size() + outerLocks.size());
      int other = tape.below(blocks.size() + outerLocks.size());
      handlers.add(
          new Handler(
              Math.min(one, other),
              Math.max(one, other),
              tape.oneOf(entries),
              TYPES.get(tape.below(tape.onceIn(4) ? TYPES.size() : 5))));
    }
  }
}
