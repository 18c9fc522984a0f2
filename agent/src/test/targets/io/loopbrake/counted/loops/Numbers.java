/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.counted.loops;

import java.util.function.LongSupplier;

/** Loops that a JIT takes for counted, with a body that has to be done turn by turn. */
final class Numbers {
  private Numbers() {}

  /** Takes many seconds without a poll. */
  static final class Up implements LongSupplier {
    @Override
    public long getAsLong() {
      int s = 1;
      for (int i = 0; i < Integer.MAX_VALUE; i++) {
        s = (s ^ i) * 31;
        s = (s ^ s >>> 7) * 17;
      }
      return s;
    }
  }

  /** Over 2^32 turns. */
  static final class UpByLong implements LongSupplier {
    @Override
    public long getAsLong() {
      int s = 1;
      for (long i = 0; i < 1L << 32; i++) {
        s = (s ^ (int) i) * 31;
        s = (s ^ s >>> 7) * 17;
      }
      return s;
    }
  }

  /** Never ends. */
  static final class UpToLargest implements LongSupplier {
    @Override
    public long getAsLong() {
      int s = 1;
      for (int i = 0; i <= Integer.MAX_VALUE; i++) {
        s = (s ^ i) * 31;
        s = (s ^ s >>> 7) * 17;
      }
      return s;
    }
  }

  /** Does not end in a lifetime. */
  static final class LongLimit implements LongSupplier {
    @Override
    public long getAsLong() {
      int s = 1;
      for (long i = 0; i < Long.MAX_VALUE; i++) {
        s = (s ^ (int) i) * 31;
        s = (s ^ s >>> 7) * 17;
      }
      return s;
    }
  }

  /** Steps by more than one. */
  static final class BySeven implements LongSupplier {
    @Override
    public long getAsLong() {
      int s = 1;
      for (int i = 0; i < Integer.MAX_VALUE - 7; i += 7) {
        s = (s ^ i) * 31;
        s = (s ^ s >>> 7) * 17;
      }
      return s;
    }
  }

  /** Counts down to zero. */
  static final class Down implements LongSupplier {
    @Override
    public long getAsLong() {
      int s = 1;
      for (int i = Integer.MAX_VALUE; i >= 0; i--) {
        s = (s ^ i) * 31;
        s = (s ^ s >>> 7) * 17;
      }
      return s;
    }
  }

  /** With a limit that others might change. */
  static final class ToField implements LongSupplier {
    private int limit = Integer.MAX_VALUE;

    @Override
    public long getAsLong() {
      int s = 1;
      for (int i = 0; i < limit; i++) {
        s = (s ^ i) * 31;
        s = (s ^ s >>> 7) * 17;
      }
      return s;
    }
  }

  /** With the length of an array for its limit. */
  static final class ToLength implements LongSupplier {
    private final int[] array = new int[1 << 20];

    @Override
    public long getAsLong() {
      int s = 1;
      while (true) {
        for (int i = 0; i < array.length; i++) {
          s = (s ^ i) * 31;
          s = (s ^ s >>> 7) * 17;
        }
        array[s & 1] = s;
      }
    }
  }

  /** Changes its limit, though not often. */
  static final class ToMovingLimit implements LongSupplier {
    @Override
    public long getAsLong() {
      int s = 1;
      int limit = Integer.MAX_VALUE;
      for (int i = 0; i < limit; i++) {
        s = (s ^ i) * 31;
        s = (s ^ s >>> 7) * 17;
        if (s == 12345678) {
          limit--;
        }
      }
      return s;
    }
  }

  /** Tests at its end. */
  static final class DoWhile implements LongSupplier {
    @Override
    public long getAsLong() {
      int s = 1;
      int i = 0;
      do {
        s = (s ^ i) * 31;
        s = (s ^ s >>> 7) * 17;
      } while (++i < Integer.MAX_VALUE);
      return s;
    }
  }

  /** Ends at one number only. */
  static final class Unequal implements LongSupplier {
    @Override
    public long getAsLong() {
      int s = 1;
      for (int i = 0; i != Integer.MAX_VALUE; i++) {
        s = (s ^ i) * 31;
        s = (s ^ s >>> 7) * 17;
      }
      return s;
    }
  }

  /** Goes on early, and would leave early. */
  static final class Leaving implements LongSupplier {
    @Override
    public long getAsLong() {
      int s = 1;
      for (int i = 0; i < Integer.MAX_VALUE; i++) {
        s = (s ^ i) * 31;
        if ((s & 7) == 0) {
          continue;
        }
        s = (s ^ s >>> 7) * 17;
        if (s == 0) {
          break;
        }
      }
      return s;
    }
  }

  /** Calls a small method, which is inlined. */
  static final class Calling implements LongSupplier {
    @Override
    public long getAsLong() {
      int s = 1;
      for (int i = 0; i < Integer.MAX_VALUE; i++) {
        s = mixed(s, i);
      }
      return s;
    }

    static int mixed(int s, int i) {
      int mixed = (s ^ i) * 31;
      return (mixed ^ mixed >>> 7) * 17;
    }
  }

  /** So large, with calls, that its step is hidden from the JIT. */
  static final class Large implements LongSupplier {
    @Override
    public long getAsLong() {
      int s = 1;
      int t = 1;
      for (int i = 0; i < Integer.MAX_VALUE; i++) {
        s = Calling.mixed(s, i) ^ Calling.mixed(t, 1);
        t = Calling.mixed(s, t) ^ Calling.mixed(t, 2);
        s = Calling.mixed(t, i) ^ Calling.mixed(s, 3);
        t = Calling.mixed(t, s) ^ Calling.mixed(s, 4);
      }
      return s + t;
    }
  }

  /** Large as well, with a step that is a sum. */
  static final class LargeBySum implements LongSupplier {
    @Override
    public long getAsLong() {
      int s = 1;
      int t = 1;
      int i = 0;
      while (i < Integer.MAX_VALUE) {
        s = Calling.mixed(s, i) ^ Calling.mixed(t, 1);
        t = Calling.mixed(s, t) ^ Calling.mixed(t, 2);
        s = Calling.mixed(t, i) ^ Calling.mixed(s, 3);
        t = Calling.mixed(t, s) ^ Calling.mixed(s, 4);
        i = i + 1;
      }
      return s + t;
    }
  }

  /** Large as well, with a step in a method that it calls. */
  static final class LargeByCall implements LongSupplier {
    private static int next(int i) {
      return i + 1;
    }

    @Override
    public long getAsLong() {
      int s = 1;
      int t = 1;
      int i = 0;
      while (i != Integer.MAX_VALUE) {
        s = Calling.mixed(s, i) ^ Calling.mixed(t, 1);
        t = Calling.mixed(s, t) ^ Calling.mixed(t, 2);
        s = Calling.mixed(t, i) ^ Calling.mixed(s, 3);
        t = Calling.mixed(t, s) ^ Calling.mixed(s, 4);
        i = next(i);
      }
      return s + t;
    }
  }

  /** Large as well, with a step in a method that it calls, and ended by a flag. */
  static final class LargeByFlag implements LongSupplier {
    @Override
    public long getAsLong() {
      int s = 1;
      int t = 1;
      int i = 0;
      boolean done = false;
      while (!done) {
        s = Calling.mixed(s, i) ^ Calling.mixed(t, 1);
        t = Calling.mixed(s, t) ^ Calling.mixed(t, 2);
        s = Calling.mixed(t, i) ^ Calling.mixed(s, 3);
        t = Calling.mixed(t, s) ^ Calling.mixed(s, 4);
        i = LargeByCall.next(i);
        if (i == Integer.MAX_VALUE) {
          done = true;
        }
      }
      return s + t;
    }
  }

  /** Large as well, with such a step, which is compared after another number. */
  static final class LargeByBreak implements LongSupplier {
    @Override
    public long getAsLong() {
      int s = 1;
      int t = 1;
      int i = 0;
      int sum = 1;
      while (sum != 0) {
        s = Calling.mixed(s, i) ^ Calling.mixed(t, 1);
        t = Calling.mixed(s, t) ^ Calling.mixed(t, 2);
        s = Calling.mixed(t, i) ^ Calling.mixed(s, 3);
        t = Calling.mixed(t, s) ^ Calling.mixed(s, 4);
        sum = s * t | 1;
        i = LargeByCall.next(i);
        if (i == Integer.MAX_VALUE) {
          break;
        }
      }
      return s + t;
    }
  }

  /** Large as well, with such a step, which is compared after a number that the loop steps. */
  static final class LargeByTwo implements LongSupplier {
    @Override
    public long getAsLong() {
      int s = 1;
      int t = 1;
      int i = 0;
      for (int n = 0; n < Integer.MAX_VALUE; n++) {
        s = Calling.mixed(s, i) ^ Calling.mixed(t, 1);
        t = Calling.mixed(s, t) ^ Calling.mixed(t, 2);
        s = Calling.mixed(t, i) ^ Calling.mixed(s, 3);
        t = Calling.mixed(t, s) ^ Calling.mixed(s, 4);
        i = LargeByCall.next(i);
        if (i == Integer.MAX_VALUE) {
          break;
        }
      }
      return s + t;
    }
  }

  /** Steps a number in a field. */
  static final class InField implements LongSupplier {
    private int i;

    @Override
    public long getAsLong() {
      int s = 1;
      for (i = 0; i < Integer.MAX_VALUE; i++) {
        s = (s ^ i) * 31;
        s = (s ^ s >>> 7) * 17;
      }
      return s;
    }
  }

  /** Comes to the same elements of an array again and again. */
  static final class Masked implements LongSupplier {
    private final byte[] bytes = new byte[1024];

    @Override
    public long getAsLong() {
      int s = 1;
      for (int i = 0; i < Integer.MAX_VALUE; i++) {
        s = (s ^ i) * 31 + bytes[i & 1023];
        s = (s ^ s >>> 7) * 17;
      }
      return s;
    }
  }

  /** Has an exception handler within. */
  static final class HandlerWithin implements LongSupplier {
    private final int divisor = System.nanoTime() == 0 ? 0 : 7;

    @Override
    public long getAsLong() {
      int s = 1;
      for (int i = 0; i < Integer.MAX_VALUE; i++) {
        try {
          s = (s ^ i) * 31 + s % (divisor - (s & 1));
        } catch (ArithmeticException never) {
          s = 0;
        }
      }
      return s;
    }
  }

  /** Has an exception handler around it. */
  static final class HandlerAround implements LongSupplier {
    private int last;

    @Override
    public long getAsLong() {
      int s = 1;
      try {
        for (int i = 0; i < Integer.MAX_VALUE; i++) {
          s = (s ^ i) * 31;
          s = (s ^ s >>> 7) * 17;
        }
      } finally {
        last = s;
      }
      return last;
    }
  }
}
