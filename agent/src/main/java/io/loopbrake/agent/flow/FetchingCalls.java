/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.flow;

import io.loopbrake.agent.classfile.ConstantPool;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Finds the calls of a class by which a worker fetches its next piece of work: calls of queues,
 * selectors, server sockets and monitors, and calls of methods of the class that make such calls.
 * The calls are recognised by name, because the class of a queue is not known. So a loop may count
 * as the loop of a worker by mistake; a stop of it then ends too early, and not too late. In the
 * widest sense, a loop also fetches if it takes the next element of a collection, reads from a
 * stream, or pauses: each turn may be work for somebody else.
 *
 * <p>To find a loop that has to be stopped, only the calls that may wait count: a job of its own
 * may take elements out of a collection, as a parser does with its stack.
 */
final class FetchingCalls {
  private static final int FIRST_INVOKE = 0xb6;
  private static final int LAST_INVOKE = 0xb9;

  private static final String[] VERBS = {"take", "poll", "dequeue", "receive", "await", "park"};
  private static final String[] WHOLE = {
    "pop", "wait", "drainTo", "removeFirst", "removeLast", "removeFirstOrNull", "removeLastOrNull"
  };
  private static final String[] COLLECTIONS = {
    "java/util/", "kotlin/collections/", "scala/collection/"
  };
  private static final String[] REMOVALS = {
    "pop",
    "poll",
    "pollFirst",
    "pollLast",
    "remove",
    "removeFirst",
    "removeLast",
    "removeFirstOrNull",
    "removeLastOrNull"
  };
  private static final String[] RUNS_WORK = {"run", "call", "execute"};
  private static final String[] PAUSES = {"sleep", "yield", "onSpinWait"};
  private static final String[] READS = {"read"};
  private static final String[] OPENERS = {
    "iterator",
    "listIterator",
    "descendingIterator",
    "elements",
    "getInputStream",
    "getReader",
    "newInputStream",
    "newBufferedReader"
  };
  private static final String[] SCANS = {"next", "hasNext"};
  private static final String[] GETTERS = {
    "get", "getNext", "next", "takeNext", "fetchNext", "fetch"
  };
  private static final String[] WORK = {
    "Task", "Job", "Work", "Event", "Message", "Request", "Runnable"
  };

  private final ConstantPool constants;
  private final String className;
  private final Sense sense;
  private final Kind[] asked;
  private Kind most;
  private final Set<String> ownFetching = new HashSet<>();
  private Set<String> declared = Collections.emptySet();

  private FetchingCalls(ConstantPool constants, String className, Sense sense) {
    this.constants = constants;
    this.className = className;
    this.sense = sense;
    this.asked = new Kind[constants.size()];
  }

  private enum Sense {
    WAITING,
    USUAL,
    WIDEST
  }

  private enum Kind {
    OTHER,
    /** Counts in the loop itself only: many methods iterate over something. */
    NEXT,
    FETCH
  }

  /** All such calls, and those by which a turn of a loop may get other work. */
  static FetchingCalls ofTurns(ConstantPool constants, String className) {
    return new FetchingCalls(constants, className, Sense.WIDEST);
  }

  /** All such calls. */
  static FetchingCalls all(ConstantPool constants, String className) {
    return new FetchingCalls(constants, className, Sense.USUAL);
  }

  /** Those that may wait for work, without those that only remove an element of a collection. */
  static FetchingCalls waiting(ConstantPool constants, String className) {
    return new FetchingCalls(constants, className, Sense.WAITING);
  }

  /** Whether the class calls any such method of other classes. */
  boolean areAny() {
    return most() != Kind.OTHER;
  }

  /**
   * Whether calls of methods of the class may be such calls, too, so that {@link #learn} has
   * something to learn.
   */
  boolean canBeOwn() {
    return most() == Kind.FETCH;
  }

  private Kind most() {
    if (most == null) {
      most = Kind.OTHER;
      for (int constant = 1; constant < constants.size() && most != Kind.FETCH; constant++) {
        if (constants.isMethod(constant) && kindOf(constant).compareTo(most) > 0) {
          most = kindOf(constant);
        }
      }
    }
    return most;
  }

  /**
   * Adds the methods of the class that make such calls, and those that call them.
   *
   * @param calls the constants of the methods that each method of the class calls, by its name and
   *     descriptor
   */
  void learn(Map<String, int[]> calls) {
    declared = calls.keySet();
    boolean more = true;
    while (more) {
      more = false;
      for (Map.Entry<String, int[]> method : calls.entrySet()) {
        more |=
            !ownFetching.contains(method.getKey())
                && isAmong(method.getValue())
                && ownFetching.add(method.getKey());
      }
    }
  }

  private boolean isAmong(int[] calls) {
    for (int constant : calls) {
      if (isCall(constant)) {
        return true;
      }
    }
    return false;
  }

  /** Whether such a call is among these instructions, which begin with the lowest one. */
  boolean isIn(CodeGraph code, BitSet instructions) {
    BitSet withoutErrors = null;
    boolean next = false;
    for (int pc = instructions.nextSetBit(0); pc >= 0; pc = instructions.nextSetBit(pc + 1)) {
      if (!isInvoke(code, pc)) {
        continue;
      }
      if (isCall(code.operand(pc))) {
        if (sense != Sense.WIDEST) {
          return true;
        }
        if (withoutErrors == null) {
          withoutErrors = code.reach(instructions.nextSetBit(0), false);
        }
        // A loop that pauses after an error, before it tries again, is no worker.
        if (withoutErrors.get(pc)) {
          return true;
        }
      }
      next |= kindOf(code.operand(pc)) == Kind.NEXT;
    }
    return next && !opensIn(code, instructions);
  }

  private static boolean isInvoke(CodeGraph code, int pc) {
    return code.opcode(pc) >= FIRST_INVOKE && code.opcode(pc) <= LAST_INVOKE;
  }

  private boolean opensIn(CodeGraph code, BitSet instructions) {
    for (int pc = instructions.nextSetBit(0); pc >= 0; pc = instructions.nextSetBit(pc + 1)) {
      if (isInvoke(code, pc) && opens(code.operand(pc))) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether the method opens what is iterated over or read. A loop that does so in each turn may
   * try the same work again.
   */
  private boolean opens(int constant) {
    String name = constants.name(constant);
    if (!name.equals("<init>")) {
      return isOneOf(OPENERS, name);
    }
    String owner = constants.owner(constant);
    return owner.startsWith("java/io/") || owner.equals("java/util/Scanner");
  }

  /** Whether a call runs a piece of work, or pauses the thread. */
  boolean runsOrPauses(int constant) {
    String name = constants.name(constant);
    return isOneOf(RUNS_WORK, name)
        || isOneOf(PAUSES, name) && constants.owner(constant).equals("java/lang/Thread");
  }

  /**
   * Whether the method removes an element of a collection and never waits for one. The same name in
   * a class of the application tells nothing; and with a time, poll waits.
   */
  private boolean isRemoval(int constant, String name) {
    boolean takesTime = !constants.member(constant).startsWith(name + "()");
    if (!isOneOf(REMOVALS, name) || name.startsWith("poll") && takesTime) {
      return false;
    }
    for (String collections : COLLECTIONS) {
      if (constants.owner(constant).startsWith(collections)) {
        return true;
      }
    }
    return false;
  }

  private boolean isCall(int constant) {
    return isFetch(constant) && !isKnown(constant)
        || !ownFetching.isEmpty()
            && constants.owner(constant).equals(className)
            && ownFetching.contains(constants.member(constant));
  }

  /** Whether the code of the method tells whether it waits, so that its name does not matter. */
  private boolean isKnown(int constant) {
    return sense == Sense.WAITING
        && constants.owner(constant).equals(className)
        && declared.contains(constants.member(constant));
  }

  /** Whether the name of the method is that of a fetch. */
  boolean isFetch(int constant) {
    return kindOf(constant) == Kind.FETCH;
  }

  private Kind kindOf(int constant) {
    Kind known = asked[constant];
    if (known == null) {
      String name = constants.name(constant);
      if (hasName(constant, name) || sense == Sense.WIDEST && pauses(constant, name)) {
        known = Kind.FETCH;
      } else {
        known = sense == Sense.WIDEST && takesNext(constant, name) ? Kind.NEXT : Kind.OTHER;
      }
      asked[constant] = known;
    }
    return known;
  }

  private boolean pauses(int constant, String name) {
    if (!isOneOf(PAUSES, name)) {
      return false;
    }
    String owner = constants.owner(constant);
    return owner.equals("java/lang/Thread") || owner.equals("java/util/concurrent/TimeUnit");
  }

  /** Whether the method takes the next element of a collection, or reads from a stream. */
  private boolean takesNext(int constant, String name) {
    boolean reads = beginsWith(READS, name);
    if (!reads && !beginsWith(SCANS, name)) {
      return false;
    }
    String owner = constants.owner(constant);
    if (reads) {
      return owner.startsWith("java/io/") || owner.startsWith("java/nio/");
    }
    boolean iterates = name.equals("next") || name.equals("nextElement");
    return iterates ? owner.startsWith("java/util/") : owner.equals("java/util/Scanner");
  }

  private boolean hasName(int constant, String name) {
    boolean fetches =
        beginsWith(VERBS, name)
            || isOneOf(WHOLE, name)
            || getsWork(name) && !isOfError(constants.owner(constant))
            || isOfLibrary(constant, name);
    return fetches && !(sense == Sense.WAITING && isRemoval(constant, name));
  }

  /** {@code Throwable.getMessage} is called in many loops, and fetches nothing. */
  private static boolean isOfError(String owner) {
    return owner.endsWith("Exception") || owner.endsWith("Error") || owner.endsWith("Throwable");
  }

  private static boolean beginsWith(String[] verbs, String name) {
    for (String verb : verbs) {
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
