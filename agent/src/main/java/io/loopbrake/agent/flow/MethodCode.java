/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.flow;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The facts about one method that determine its control flow. Instructions have the numbers of
 * {@link InstructionVisitor}. Filled once, then only read.
 */
final class MethodCode {
  private final Map<Integer, int[]> jumps = new TreeMap<>();
  private final List<Handler> handlers = new ArrayList<>();
  private final BitSet ends = new BitSet();
  private final BitSet throwing = new BitSet();
  private final BitSet calls = new BitSet();
  private final BitSet longCalls = new BitSet();
  private final Map<Integer, BitSet> steps = new TreeMap<>();
  private final Map<Integer, BitSet> writes = new TreeMap<>();
  private boolean subroutines;
  private int size;

  void addJump(int instruction, int[] targets) {
    jumps.put(instruction, targets);
  }

  void addHandler(Handler handler) {
    handlers.add(handler);
  }

  void addEnd(int instruction) {
    ends.set(instruction);
  }

  void addThrow(int instruction) {
    throwing.set(instruction);
    ends.set(instruction);
  }

  void addCall(int instruction, boolean isShort) {
    calls.set(instruction);
    longCalls.set(instruction, !isShort);
  }

  /** Adds an instruction that may add a number to a local variable, or subtract one. */
  void addStep(int instruction, int variable) {
    add(instruction, variable, steps);
    addWrite(instruction, variable);
  }

  void addWrite(int instruction, int variable) {
    add(instruction, variable, writes);
  }

  private static void add(int instruction, int variable, Map<Integer, BitSet> to) {
    BitSet instructions = to.get(variable);
    if (instructions == null) {
      instructions = new BitSet();
      to.put(variable, instructions);
    }
    instructions.set(instruction);
  }

  void addSubroutine() {
    subroutines = true;
  }

  void setSize(int instructions) {
    size = instructions;
  }

  /** The number of instructions. */
  int size() {
    return size;
  }

  /** The targets of each jump and switch, in the order of the code. */
  Map<Integer, int[]> jumps() {
    return Collections.unmodifiableMap(jumps);
  }

  /** The exception table, in its order; the first handler that covers an instruction catches. */
  List<Handler> handlers() {
    return Collections.unmodifiableList(handlers);
  }

  /** Whether the next instruction never follows: a return, a throw, a {@code goto}, a switch. */
  boolean isEnd(int instruction) {
    return ends.get(instruction);
  }

  /** Whether this jump or switch may lead out of these instructions, or the way past it does. */
  boolean mayLeave(int jump, BitSet instructions) {
    for (int target : jumps.get(jump)) {
      if (!instructions.get(target)) {
        return true;
      }
    }
    return !isEnd(jump) && !instructions.get(jump + 1);
  }

  boolean isThrow(int instruction) {
    return throwing.get(instruction);
  }

  /** The instructions that run code that is not in this method, and is not an intrinsic. */
  BitSet calls() {
    return calls;
  }

  /** Those of them that may run for long, as far as is known. */
  BitSet longCalls() {
    return longCalls;
  }

  /** The instructions that step a local variable, by the number of the variable. */
  Map<Integer, BitSet> steps() {
    return Collections.unmodifiableMap(steps);
  }

  /** All instructions that give a new value to a local variable that is stepped. */
  BitSet writes(int variable) {
    return writes.get(variable);
  }

  /** Whether there are {@code jsr} and {@code ret}, whose targets are not all in the code. */
  boolean hasSubroutines() {
    return subroutines;
  }

  /** An entry of the exception table, JVMS 4.7.3. */
  static final class Handler {
    final int start;
    final int end;
    final int target;
    private final String type;

    Handler(int start, int end, int target, String type) {
      this.start = start;
      this.end = end;
      this.target = target;
      this.type = type;
    }

    boolean catchesErrors() {
      return type == null || type.equals("java/lang/Throwable") || type.equals("java/lang/Error");
    }

    boolean covers(int instruction) {
      return start <= instruction && instruction < end;
    }
  }
}
