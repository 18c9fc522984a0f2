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
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the {@link CatchingCode} of a class file. */
final class CatchingCodeReader implements CodeAttributes.Visitor {
  /**
   * The product of handlers and bytes of code up to which a method is read. Methods beyond it are
   * generated, and would take seconds.
   */
  private static final int MOST_WORK = 20_000_000;

  private static final BitSet NOWHERE = new BitSet();

  private final byte[] bytes;
  private final CodeAttributes methods;
  private final boolean byLines;
  private final StopType stop;
  private final CatchingCodeTable table;
  private final Instruction instruction;
  private final List<Code> codes = new ArrayList<>();

  /**
   * Creates a reader.
   *
   * @param methods those of the class file
   */
  CatchingCodeReader(byte[] classFile, CodeAttributes methods, boolean byLines, StopType stop) {
    this.bytes = classFile;
    this.methods = methods;
    this.byLines = byLines;
    this.stop = stop;
    this.table = new CatchingCodeTable(bytes);
    this.instruction = new Instruction(bytes);
  }

  /**
   * The result for the methods that were visited.
   *
   * @throws RuntimeException if the class file is malformed
   */
  CatchingCode read() {
    FetchingCalls fetches = hasLoops() ? fetches() : null;
    for (Code method : codes) {
      if (method.turnsBack && method.isWorkable()) {
        addLoops(method, fetches);
      }
      if (method.hasHandlers && method.isWorkable()) {
        addHandlers(method);
      }
    }
    return table.toCatchingCode(byLines);
  }

  @Override
  public void code(int method, int member, int code, int length) {
    codes.add(new Code(member, code, length));
  }

  private boolean hasLoops() {
    for (Code method : codes) {
      if (method.turnsBack) {
        return true;
      }
    }
    return false;
  }

  /** The calls that fetch work; null if the class has none. */
  private FetchingCalls fetches() {
    ConstantPool constants = methods.constants();
    FetchingCalls fetches =
        FetchingCalls.ofTurns(
            constants, constants.className(BigEndian.u2(bytes, constants.end() + 2)));
    if (!fetches.areAny()) {
      return null;
    }
    if (fetches.canBeOwn()) {
      Map<String, int[]> calls = new HashMap<>();
      for (Code method : codes) {
        calls.put(methods.nameAndDescriptor(method.member), method.calls());
      }
      fetches.learn(calls);
    }
    return fetches;
  }

  private void addLoops(Code method, FetchingCalls fetches) {
    for (BitSet loop : CodeCycles.of(method.graph())) {
      add(method, kindOf(method.graph(), loop, fetches), loop, NOWHERE);
    }
  }

  private static int kindOf(CodeGraph graph, BitSet loop, FetchingCalls fetches) {
    if (fetches != null && fetches.isIn(graph, loop)) {
      return CatchingCode.FETCHING_LOOP;
    }
    return graph.leadingToReturns().get(loop.nextSetBit(0))
        ? CatchingCode.LOOP
        : CatchingCode.ENDLESS_LOOP;
  }

  private void addHandlers(Code method) {
    CodeGraph graph = method.graph();
    for (int handler = 0; handler < graph.handlerCount(); handler++) {
      BitSet protectedBy = protectedBy(graph, handler);
      if (!protectedBy.isEmpty()) {
        BitSet after = graph.reach(graph.target(handler), true);
        boolean returns = graph.returnsIn(after);
        if (returns
            || !graph.throwsIn(after)
            || after.intersects(graph.reach(graph.start(handler), false))) {
          add(
              method,
              returns ? CatchingCode.RETURNING_HANDLER : CatchingCode.HANDLER,
              protectedBy,
              after);
        }
      }
    }
  }

  /** The instructions whose errors come to this handler before any other. */
  private static BitSet protectedBy(CodeGraph graph, int handler) {
    BitSet found = new BitSet();
    if (graph.catchesStops(handler)) {
      int end = Math.min(graph.end(handler), graph.length());
      for (int pc = graph.start(handler); pc < end; pc++) {
        if (graph.isInstruction(pc) && graph.catcherOf(pc) == handler) {
          found.set(pc);
        }
      }
    }
    return found;
  }

  private void add(Code method, int kind, BitSet own, BitSet leadsTo) {
    table.add(
        text(method.member + 2),
        text(method.member + 4),
        kind,
        method.places(own),
        method.places(leadsTo));
  }

  private int text(int at) {
    return methods.constants().text(BigEndian.u2(bytes, at));
  }

  /** The code of a method. */
  private final class Code {
    final int member;
    final int length;
    final boolean turnsBack;
    final boolean hasHandlers;
    private final int start;
    private CodeGraph graph;
    private CodeLines lines;

    Code(int member, int start, int length) {
      this.member = member;
      this.start = start;
      this.length = length;
      this.turnsBack = turnsBack();
      this.hasHandlers = BigEndian.u2(bytes, start + length) > 0;
    }

    private boolean turnsBack() {
      instruction.enter(start, length);
      for (int pc = 0; pc < length; pc = instruction.next()) {
        instruction.read(pc);
        for (int i = 0; i < instruction.targetCount(); i++) {
          if (instruction.target(i) <= pc) {
            return true;
          }
        }
      }
      return false;
    }

    /** Created at its first use, which few methods need. */
    CodeGraph graph() {
      if (graph == null) {
        graph = new CodeGraph(bytes, methods.constants(), stop, start, length);
      }
      return graph;
    }

    boolean isWorkable() {
      return (long) graph().handlerCount() * length < MOST_WORK;
    }

    /** The constants of the methods that it calls. */
    int[] calls() {
      return instruction.callsIn(start, length);
    }

    /** All indexes of these instructions, up to the next one, or their lines. */
    BitSet places(BitSet instructions) {
      BitSet places = new BitSet();
      for (int pc = instructions.nextSetBit(0); pc >= 0; pc = instructions.nextSetBit(pc + 1)) {
        if (byLines) {
          places.set(lineOf(pc));
        } else {
          int next = pc + 1;
          while (next < length && !graph.isInstruction(next)) {
            next++;
          }
          places.set(pc, next);
        }
      }
      return places;
    }

    private int lineOf(int pc) {
      if (lines == null) {
        lines = new CodeLines(bytes, methods, start, length);
      }
      return lines.of(pc);
    }
  }
}
