/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.flow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * What {@link HandlerCode} has to say of a method, worked out with sets as its description puts it.
 */
final class SlowHandlerCode {
  private final TreeMap<Integer, CodeOffsets.Insn> instructions = new TreeMap<>();
  private final List<int[]> handlers;
  private final List<String> checkpointOwnerPrefixes;

  /** The handler of each instruction that only handlers lead to. */
  private final Map<Integer, Integer> handlerOf = new HashMap<>();

  /** The handlers in the order in which they are entered. */
  private final List<Integer> order = new ArrayList<>();

  SlowHandlerCode(CodeOffsets.Method method, String... checkpointOwnerPrefixes) {
    this.checkpointOwnerPrefixes = List.of(checkpointOwnerPrefixes);
    this.handlers = method.handlers();
    method.instructions().forEach(insn -> instructions.put(insn.pc(), insn));
    findHandlers();
    leave();
  }

  /** The entry of the handler that the instruction belongs to, or -1. */
  int handlerAt(int pc) {
    return handlerOf.getOrDefault(pc, -1);
  }

  private void findHandlers() {
    Set<Integer> reached = reachedFrom(0);
    while (true) {
      TreeSet<Integer> due = new TreeSet<>();
      for (int[] handler : handlers) {
        if (!reached.contains(handler[2])
            && reached.stream().anyMatch(pc -> handler[0] <= pc && pc < handler[1])) {
          due.add(handler[2]);
        }
      }
      if (due.isEmpty()) {
        return;
      }
      for (int entry : due) {
        order.add(entry);
        for (int pc : reachedFrom(entry)) {
          if (reached.add(pc)) {
            handlerOf.put(pc, entry);
          }
        }
      }
    }
  }

  private Set<Integer> reachedFrom(int pc) {
    Set<Integer> reached = new HashSet<>();
    Set<Integer> latest = Set.of(pc);
    while (!latest.isEmpty()) {
      reached.addAll(latest);
      Set<Integer> next = new HashSet<>();
      for (int at : latest) {
        CodeOffsets.Insn insn = instructions.get(at);
        next.addAll(insn.targets());
        if (!insn.isEnd()) {
          next.add(instructions.higherKey(at));
        }
      }
      next.removeAll(reached);
      latest = next;
    }
    return reached;
  }

  private void leave() {
    Map<Integer, Integer> leaving = new HashMap<>();
    for (int pc : handlerOf.keySet()) {
      int rank = rank(pc);
      CodeOffsets.Insn insn = instructions.get(pc);
      if (insn.opcode() != Opcodes.JSR) {
        for (int target : insn.targets()) {
          rank = target <= pc ? Math.min(rank, rank(target)) : rank;
        }
      }
      if (rank < rank(pc)) {
        leaving.put(pc, rank < 0 ? -1 : order.get(rank));
      }
    }
    for (Map.Entry<Integer, Integer> jump : leaving.entrySet()) {
      handlerOf.put(jump.getKey(), jump.getValue());
      Integer before = instructions.lowerKey(jump.getKey());
      if (before != null && handlerOf.containsKey(before) && isCheckpoint(before)) {
        handlerOf.put(before, jump.getValue());
      }
    }
  }

  private int rank(int pc) {
    return order.indexOf(handlerAt(pc));
  }

  private boolean isCheckpoint(int pc) {
    CodeOffsets.Insn insn = instructions.get(pc);
    return insn.opcode() == Opcodes.INVOKESTATIC
        && checkpointOwnerPrefixes.stream().anyMatch(insn.owner()::startsWith);
  }
}
