/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.flow;

import io.loopbrake.agent.classfile.BigEndian;
import io.loopbrake.agent.classfile.CodeAttributes;
import io.loopbrake.agent.classfile.ConstantPool;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The code that a method repeats: the loop around some of its lines, with the calls in it. Loops
 * that an exception handler closes count as well. Immutable.
 */
public final class RepeatedCode {
  private static final int FIRST_INVOKE = 0xb6;
  private static final int LAST_INVOKE = 0xba;
  private static final int INVOKE_DYNAMIC = 0xba;

  private final boolean loop;
  private final boolean fetching;
  private final boolean ofWorker;
  private final boolean calling;
  private final Set<Integer> lines;
  private final Set<Integer> swallowingLines;
  private final List<Call> calls;

  private RepeatedCode(
      boolean loop,
      boolean fetching,
      boolean ofWorker,
      boolean calling,
      Set<Integer> lines,
      Set<Integer> swallowingLines,
      List<Call> calls) {
    this.loop = loop;
    this.fetching = fetching;
    this.ofWorker = ofWorker;
    this.calling = calling;
    this.lines = lines;
    this.swallowingLines = swallowingLines;
    this.calls = calls;
  }

  /**
   * Reads the methods of a name.
   *
   * @param methodName the name; of several methods, those count that have one of the lines
   * @param at the lines at which the method was seen; negative if they are not known
   * @param stop the type of the error that may be thrown at the calls
   * @return one for each method; if no loop is around the lines, the calls on these lines
   * @throws RuntimeException if the class file is malformed
   */
  public static List<RepeatedCode> of(
      byte[] classFile, String methodName, Set<Integer> at, StopType stop) {
    Reader reader = new Reader(classFile, methodName, at, stop);
    reader.learn();
    reader.methods.accept(reader);
    return reader.found;
  }

  /** Whether there is a loop around the lines. */
  public boolean isLoop() {
    return loop;
  }

  /**
   * Whether the loop takes its next work from a queue or the like and waits for it, pauses, or runs
   * it, as the loop of a worker does.
   */
  public boolean isOfWorker() {
    return ofWorker;
  }

  /**
   * Whether the loop takes elements out of a collection without doing any of that. It may be part
   * of a job, as a parser with a stack, or the loop of a worker.
   */
  public boolean isTakingElements() {
    return fetching && !ofWorker;
  }

  /** Whether the code calls anything, {@code invokedynamic} included. */
  public boolean isCalling() {
    return calling;
  }

  /** The lines of the code; empty if the class file has no line numbers. */
  public Set<Integer> lines() {
    return Collections.unmodifiableSet(lines);
  }

  /** The lines at which the loop itself catches an error that is thrown there. */
  public Set<Integer> swallowingLines() {
    return Collections.unmodifiableSet(swallowingLines);
  }

  /**
   * The calls without {@code invokedynamic}; those of the innermost loop around the lines first.
   */
  public List<Call> calls() {
    return Collections.unmodifiableList(calls);
  }

  /** A call of a method by name. Immutable. */
  public static final class Call {
    private final String owner;
    private final String name;
    private final String descriptor;
    private final boolean virtual;
    private final boolean swallowed;
    private final boolean fetch;
    private final int distance;

    private Call(
        String owner,
        String member,
        boolean virtual,
        boolean swallowed,
        boolean fetch,
        int distance) {
      int parameters = member.indexOf('(');
      this.owner = owner;
      this.name = member.substring(0, parameters);
      this.descriptor = member.substring(parameters);
      this.virtual = virtual;
      this.swallowed = swallowed;
      this.fetch = fetch;
      this.distance = distance;
    }

    /** The class that the call names, in the JVM's form; begins with a bracket for an array. */
    public String owner() {
      return owner;
    }

    public String name() {
      return name;
    }

    public String descriptor() {
      return descriptor;
    }

    /** Whether the class of the object determines the method that is called. */
    public boolean isVirtual() {
      return virtual;
    }

    /** Whether the call takes the next element or piece of work, as far as its name tells. */
    public boolean isFetch() {
      return fetch;
    }

    /** Whether the loop itself catches an error that the call throws. */
    public boolean isSwallowed() {
      return swallowed;
    }
  }

  private static final class Reader implements CodeAttributes.Visitor {
    private final byte[] bytes;
    private final String methodName;
    private final Set<Integer> at;
    private final StopType stop;
    private final CodeAttributes methods;
    private final ConstantPool constants;
    private final FetchingCalls fetches;
    private final FetchingCalls waits;
    private final List<RepeatedCode> found = new ArrayList<>();

    Reader(byte[] classFile, String methodName, Set<Integer> at, StopType stop) {
      this.bytes = classFile;
      this.methodName = methodName;
      this.at = at;
      this.stop = stop;
      this.methods = new CodeAttributes(classFile);
      this.constants = methods.constants();
      String className = constants.className(BigEndian.u2(bytes, constants.end() + 2));
      this.fetches = FetchingCalls.all(constants, className);
      this.waits = FetchingCalls.waiting(constants, className);
    }

    /**
     * Finds the methods of the class that wait for work. To be called before the methods are read.
     */
    void learn() {
      if (waits.areAny()) {
        Instruction instruction = new Instruction(bytes);
        Map<String, int[]> calls = new HashMap<>();
        methods.accept(
            (method, member, code, length) ->
                calls.put(methods.nameAndDescriptor(member), instruction.callsIn(code, length)));
        waits.learn(calls);
      }
    }

    @Override
    public void code(int method, int member, int code, int length) {
      if (constants.isText(BigEndian.u2(bytes, member + 2), methodName)) {
        CodeGraph graph = new CodeGraph(bytes, constants, stop, code, length);
        CodeLines lines = new CodeLines(bytes, methods, code, length);
        BitSet seen = seen(graph, lines);
        if (!seen.isEmpty()) {
          found.add(around(seen, graph, lines));
        }
      }
    }

    private BitSet seen(CodeGraph graph, CodeLines lines) {
      BitSet seen = new BitSet();
      for (int pc = 0; pc < graph.length(); pc++) {
        if (graph.isInstruction(pc)
            && (lines.of(pc) == CatchingCode.NO_LINE || at.contains(lines.of(pc)))) {
          seen.set(pc);
        }
      }
      return seen;
    }

    private RepeatedCode around(BitSet seen, CodeGraph graph, CodeLines lines) {
      BitSet body = new BitSet();
      for (BitSet cycle : CodeCycles.of(graph)) {
        if (cycle.intersects(seen)) {
          body.or(cycle);
        }
      }
      boolean loop = !body.isEmpty();
      BitSet looked = loop ? body : seen;
      Set<Integer> own = new TreeSet<>();
      Set<Integer> swallowing = new TreeSet<>();
      List<Call> calls = new ArrayList<>();
      boolean calling = false;
      boolean working = false;
      for (int pc = looked.nextSetBit(0); pc >= 0; pc = looked.nextSetBit(pc + 1)) {
        boolean swallowed = loop && isSwallowed(graph, body, pc);
        if (lines.of(pc) != CatchingCode.NO_LINE) {
          own.add(lines.of(pc));
          if (swallowed) {
            swallowing.add(lines.of(pc));
          }
        }
        int opcode = graph.opcode(pc);
        if (opcode >= FIRST_INVOKE && opcode <= LAST_INVOKE) {
          calling = true;
          if (opcode != INVOKE_DYNAMIC) {
            working |= fetches.runsOrPauses(graph.operand(pc));
            calls.add(call(graph, pc, swallowed, loop ? distance(graph, body, seen, pc) : 0));
          }
        }
      }
      calls.sort((one, other) -> Integer.compare(one.distance, other.distance));
      boolean fetching = loop && fetches.isIn(graph, body);
      boolean ofWorker = loop && (waits.isIn(graph, body) || fetching && working);
      return new RepeatedCode(loop, fetching, ofWorker, calling, own, swallowing, calls);
    }

    private static boolean isSwallowed(CodeGraph graph, BitSet body, int pc) {
      int handler = graph.catcherOf(pc);
      return handler >= 0 && body.get(graph.target(handler));
    }

    private Call call(CodeGraph graph, int pc, boolean swallowed, int distance) {
      int constant = graph.operand(pc);
      int opcode = graph.opcode(pc);
      boolean virtual = opcode == FIRST_INVOKE || opcode == INVOKE_DYNAMIC - 1;
      return new Call(
          constants.owner(constant),
          constants.member(constant),
          virtual,
          swallowed,
          fetches.isFetch(constant),
          distance);
    }

    /** The length of the shortest jump back over both the call and a place that was seen. */
    private static int distance(CodeGraph graph, BitSet body, BitSet seen, int call) {
      int shortest = graph.length();
      for (int pc = body.nextSetBit(call); pc >= 0; pc = body.nextSetBit(pc + 1)) {
        int number = 0;
        for (int to = graph.way(pc, 0); to >= 0; to = graph.way(pc, ++number)) {
          int place = seen.nextSetBit(to);
          if (to <= call && place >= 0 && place <= pc) {
            shortest = Math.min(shortest, pc - to);
          }
        }
      }
      return shortest;
    }
  }
}
