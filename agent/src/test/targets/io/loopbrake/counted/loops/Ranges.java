/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.counted.loops;

import java.util.function.LongSupplier;

/** Loops over a range of numbers, which are counted once the JIT has inlined its methods. */
final class Ranges {
  private int next;
  private final int end;

  private Ranges(int end) {
    this.end = end;
  }

  private boolean hasNext() {
    return next < end;
  }

  private int next() {
    return next++;
  }

  private static int mixed(int s, int i) {
    return s ^ i >>> 3;
  }

  /** With a body that is not small, and steps nothing itself. */
  static final class Some implements LongSupplier {
    @Override
    public long getAsLong() {
      int s = 1;
      Ranges range = new Ranges(Integer.MAX_VALUE);
      while (range.hasNext()) {
        int i = range.next();
        s = mixed(s, i) ^ mixed(i, s) * 3;
        s = mixed(s, i) ^ mixed(i, s) * 5;
        s = mixed(s, i) ^ mixed(i, s) * 7;
      }
      return s;
    }
  }

  /** With a large body. */
  static final class Much implements LongSupplier {
    @Override
    public long getAsLong() {
      int s = 1;
      Ranges range = new Ranges(Integer.MAX_VALUE);
      while (range.hasNext()) {
        int i = range.next();
        s = mixed(s, i) ^ mixed(i, s) * 3;
        s = mixed(s, i) ^ mixed(i, s) * 5;
        s = mixed(s, i) ^ mixed(i, s) * 7;
        s = mixed(s, i) ^ mixed(i, s) * 9;
        s = mixed(s, i) ^ mixed(i, s) * 11;
        s = mixed(s, i) ^ mixed(i, s) * 13;
      }
      return s;
    }
  }

  /** With a number of its own besides, which is compared first. */
  static final class WithNumber implements LongSupplier {
    @Override
    public long getAsLong() {
      int s = 1;
      Ranges range = new Ranges(Integer.MAX_VALUE);
      for (int n = 0; n < Integer.MAX_VALUE && range.hasNext(); n++) {
        int i = range.next();
        s = mixed(s, i) ^ mixed(i, s) * 3;
        s = mixed(s, i) ^ mixed(i, s) * 5;
        s = mixed(s, i) ^ mixed(i, s) * 7;
      }
      return s;
    }
  }

  /** Compares and steps the field of an object that the JIT replaces by a number. */
  static final class LargeByField implements LongSupplier {
    @Override
    public long getAsLong() {
      int s = 1;
      Ranges range = new Ranges(Integer.MAX_VALUE);
      while (range.next < Integer.MAX_VALUE) {
        s = mixed(s, range.next) ^ mixed(range.next, s) * 3;
        s = mixed(s, range.next) ^ mixed(range.next, s) * 5;
        s = mixed(s, range.next) ^ mixed(range.next, s) * 7;
        range.next++;
      }
      return s;
    }
  }

  /** Compares such a field, which a call steps. */
  static final class LargeByCall implements LongSupplier {
    @Override
    public long getAsLong() {
      int s = 1;
      Ranges range = new Ranges(Integer.MAX_VALUE);
      while (range.next < Integer.MAX_VALUE) {
        int i = range.next();
        s = mixed(s, i) ^ mixed(i, s) * 3;
        s = mixed(s, i) ^ mixed(i, s) * 5;
        s = mixed(s, i) ^ mixed(i, s) * 7;
        s = mixed(s, i) ^ mixed(i, s) * 9;
      }
      return s;
    }
  }
}
