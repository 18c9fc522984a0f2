/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.flow;

import io.loopbrake.agent.classfile.CodeAttributes;

/**
 * The size up to which HotSpot inlines a method that is called often ({@code FreqInlineSize}, the
 * default of the server compiler, in bytes of code). A planted call takes three bytes, the shortest
 * that a call can have, so that a method just below the limit grows past it.
 */
public final class InliningLimit {
  static final int LARGEST_INLINED = 325;

  private static final int CALL = 3;

  /** A switch that moves is aligned anew. No method of that size has more than twenty switches. */
  private static final int MOST_ALIGNMENT = 20 * 3;

  private InliningLimit() {}

  /**
   * Whether a method of a class may have grown past the limit by this number of calls before its
   * backward jumps. Takes no time, so that most classes need no count.
   */
  public static boolean mayBePassed(BackwardJumps before, int calls) {
    return before.largestInlined() + CALL * calls + MOST_ALIGNMENT > LARGEST_INLINED;
  }

  /**
   * The number of methods of a class that were within the limit before a change, and are not after
   * it.
   *
   * @param after the same methods in the same order
   * @throws RuntimeException if one of the class files is malformed
   */
  public static int methodsGrownPast(byte[] before, byte[] after) {
    Sizes sizes = new Sizes();
    new CodeAttributes(before).accept(sizes);
    Growth growth = new Growth(sizes);
    new CodeAttributes(after).accept(growth);
    return growth.count;
  }

  /** A class and not a lambda, because a lambda takes more time at the start of a JVM. */
  private static final class Sizes implements CodeAttributes.Visitor {
    private final IntList all = new IntList(16);

    @Override
    public void code(int method, int member, int code, int length) {
      all.add(length);
    }
  }

  private static final class Growth implements CodeAttributes.Visitor {
    private final Sizes before;
    private int next;
    private int count;

    Growth(Sizes before) {
      this.before = before;
    }

    @Override
    public void code(int method, int member, int code, int length) {
      int was = before.all.get(next++);
      count += was <= LARGEST_INLINED && length > LARGEST_INLINED ? 1 : 0;
    }
  }
}
