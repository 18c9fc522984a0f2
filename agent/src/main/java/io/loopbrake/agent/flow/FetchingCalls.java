/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.flow;

import io.loopbrake.agent.classfile.ConstantPool;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Finds the calls of a class by which a worker fetches its next piece of work: calls of queues,
 * selectors, server sockets and monitors, and calls of methods of the class that make such calls.
 * The calls are recognised by name, because the class of a queue is not known. So a loop may count
 * as the loop of a worker by mistake; a stop of it then ends too early, and not too late.
 */
final class FetchingCalls {
  private static final int FIRST_INVOKE = 0xb6;
  private static final int LAST_INVOKE = 0xb9;

  private static final String[] VERBS = {"take", "poll", "dequeue", "receive", "await", "park"};
  private static final String[] WHOLE = {
    "pop", "wait", "drainTo", "removeFirst", "removeLast", "removeFirstOrNull", "removeLastOrNull"
  };
  private static final String[] GETTERS = {
    "get", "getNext", "next", "takeNext", "fetchNext", "fetch"
  };
  private static final String[] WORK = {
    "Task", "Job", "Work", "Event", "Message", "Request", "Runnable"
  };

  private final ConstantPool constants;
  private final Map<Integer, Boolean> asked = new HashMap<>();
  private final Set<String> ownFetching = new HashSet<>();
  private final String className;

  FetchingCalls(ConstantPool constants, String className) {
    this.constants = constants;
    this.className = className;
  }

  /** Whether the class calls any such method of other classes. */
  boolean areAny() {
    for (int constant = 1; constant < constants.size(); constant++) {
      if (constants.isMethod(constant) && isFetch(constant)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Notes a method of the class if it fetches. Returns whether this is new.
   *
   * @param calls the constants of the methods that it calls
   */
  boolean learn(String method, int[] calls) {
    return !ownFetching.contains(method) && isAmong(calls) && ownFetching.add(method);
  }

  private boolean isAmong(int[] calls) {
    for (int constant : calls) {
      if (isCall(constant)) {
        return true;
      }
    }
    return false;
  }

  /** Whether such a call is among these instructions. */
  boolean isIn(CodeGraph code, BitSet instructions) {
    for (int pc = instructions.nextSetBit(0); pc >= 0; pc = instructions.nextSetBit(pc + 1)) {
      if (code.opcode(pc) >= FIRST_INVOKE
          && code.opcode(pc) <= LAST_INVOKE
          && isCall(code.operand(pc))) {
        return true;
      }
    }
    return false;
  }

  private boolean isCall(int constant) {
    return isFetch(constant)
        || !ownFetching.isEmpty()
            && constants.owner(constant).equals(className)
            && ownFetching.contains(constants.member(constant));
  }

  private boolean isFetch(int constant) {
    Boolean known = asked.get(constant);
    if (known == null) {
      known = hasName(constant);
      asked.put(constant, known);
    }
    return known;
  }

  private boolean hasName(int constant) {
    String name = constants.name(constant);
    return beginsWithVerb(name)
        || isOneOf(WHOLE, name)
        || getsWork(name)
        || isOfLibrary(constant, name);
  }

  private static boolean beginsWithVerb(String name) {
    for (String verb : VERBS) {
      if (name.startsWith(verb)
          && (name.length() == verb.length()
              || Character.isUpperCase(name.charAt(verb.length())))) {
        return true;
      }
    }
    return false;
  }

  private static boolean getsWork(String name) {
    for (String work : WORK) {
      if (name.endsWith(work)
          && isOneOf(GETTERS, name.substring(0, name.length() - work.length()))) {
        return true;
      }
    }
    return false;
  }

  private boolean isOfLibrary(int constant, String name) {
    switch (name) {
      case "remove":
        String member = constants.member(constant);
        return constants.owner(constant).startsWith("java/util/")
            && (member.equals("remove()Ljava/lang/Object;")
                || member.equals("remove(I)Ljava/lang/Object;"));
      case "accept":
        String owner = constants.owner(constant);
        return owner.contains("Socket") || owner.contains("Channel");
      case "select":
      case "selectNow":
        return constants.owner(constant).contains("Selector");
      default:
        return false;
    }
  }

  private static boolean isOneOf(String[] texts, String text) {
    for (String one : texts) {
      if (one.equals(text)) {
        return true;
      }
    }
    return false;
  }
}
