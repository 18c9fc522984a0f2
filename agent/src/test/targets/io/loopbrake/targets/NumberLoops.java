/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.targets;

/**
 * A loop over each type of number. With a huge limit they run away as they do in real programs: the
 * counter overflows, or no longer grows when one is added to it.
 */
public final class NumberLoops {
  private static final int[] NUMBERS = new int[4096];

  private NumberLoops() {}

  public static long overByte(int limit, int step) {
    long sum = 0;
    for (byte i = 0; i < limit; i++) {
      sum += i;
    }
    return sum;
  }

  public static long overShort(int limit, int step) {
    long sum = 0;
    for (short i = 0; i < limit; i++) {
      sum += i;
    }
    return sum;
  }

  public static long overChar(int limit, int step) {
    long sum = 0;
    for (char i = 0; i < limit; i++) {
      sum += i;
    }
    return sum;
  }

  public static long overInt(int limit, int step) {
    long sum = 0;
    for (int i = 0; i <= limit; i++) {
      sum += i;
    }
    return sum;
  }

  public static long overLong(int limit, int step) {
    long sum = 0;
    for (long i = 0; i < limit; i += step) {
      sum += i;
    }
    return sum;
  }

  public static long overFloat(int limit, int step) {
    float sum = 0;
    for (float i = 0; i < limit; i++) {
      sum += i;
    }
    return (long) sum;
  }

  public static long overDouble(int limit, int step) {
    double sum = 0;
    for (double i = 0; i < limit; i += step) {
      sum += i;
    }
    return (long) sum;
  }

  public static long countingDown(int limit, int step) {
    long sum = 0;
    for (int i = limit; i > 0; i -= step) {
      sum += i;
    }
    return sum;
  }

  /** The inner loop is one that compilers unroll and leave without a safepoint poll. */
  public static long countedInsideEndless(int limit, int step) {
    int sum = 0;
    for (int n = 0; n < limit; n += step) {
      for (int i = 0; i < NUMBERS.length; i++) {
        sum += NUMBERS[i] ^ i;
      }
    }
    return sum;
  }

  /** Ends after an hour, and until then it is one counted loop. */
  public static long countedLong(int limit, int step) {
    long most = step == 0 ? 1L << 42 : limit;
    int sum = 0;
    for (long i = 0; i < most; i++) {
      sum = 31 * sum + (int) i;
    }
    return sum;
  }
}
