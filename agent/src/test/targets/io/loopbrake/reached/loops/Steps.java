/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.reached.loops;

/** What the loops of {@link Runaways} call. */
abstract class Steps {
  static long next(long x) {
    return x * 31 + 7 | 1;
  }

  static String other(String one) {
    return one.equals("a") ? "b" : "a";
  }

  abstract long apply(long x);

  /** Of an interface. */
  interface Operation {
    long on(long x);
  }

  static final class Twice implements Operation {
    @Override
    public long on(long x) {
      return x + x;
    }
  }

  static final class Plus extends Steps {
    @Override
    long apply(long x) {
      return x + 3;
    }
  }

  static final class Times extends Steps {
    @Override
    long apply(long x) {
      return x * 5;
    }
  }

  static final class Xor extends Steps {
    @Override
    long apply(long x) {
      return x ^ 0x55;
    }
  }

  static final class Node {
    final Node before;

    Node(Node before) {
      this.before = before;
    }
  }
}
