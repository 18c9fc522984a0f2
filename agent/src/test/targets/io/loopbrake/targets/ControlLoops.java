/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.targets;

/** The loop statements of the language, and what leaves them or goes round early. */
public final class ControlLoops {
  private static int calls;

  private ControlLoops() {}

  public static long whileLoop(int limit, int step) {
    int i = 0;
    while (i < limit) {
      i += step;
    }
    return i;
  }

  public static long doLoop(int limit, int step) {
    int i = 0;
    do {
      i += step;
    } while (i < limit);
    return i;
  }

  /** Without a condition and without a body: one instruction that jumps to itself. */
  public static long emptyFor(int limit, int step) {
    if (step == 0) {
      for (; ; ) {}
    }
    return limit;
  }

  public static long nested(int limit, int step) {
    long sum = 0;
    for (int i = 0; i < limit; i += step) {
      for (int j = 0; j < i; j++) {
        sum += i * j;
      }
    }
    return sum;
  }

  public static long innermostOfThree(int limit, int step) {
    long sum = 0;
    for (int i = 0; i < 4; i++) {
      for (int j = 0; j < 4; j++) {
        for (int k = 0; k < limit; k += step) {
          sum += i * j * k;
        }
      }
    }
    return sum;
  }

  public static long labelledContinue(int limit, int step) {
    long sum = 0;
    int i = 0;
    outer:
    while (i < limit) {
      i += step;
      for (int j = 0; j < 5; j++) {
        if (j == i % 5) {
          continue outer;
        }
        sum += j;
      }
      sum += 1000;
    }
    return sum;
  }

  public static long labelledBreak(int limit, int step) {
    long sum = 0;
    outer:
    for (int i = 0; ; i += step) {
      for (int j = 0; j < 5; j++) {
        if (i >= limit) {
          break outer;
        }
        sum += j;
      }
    }
    return sum;
  }

  public static long denseSwitch(int limit, int step) {
    long sum = 0;
    for (int i = 0; i < limit; ) {
      switch (i & 3) {
        case 0:
          i += step;
          continue;
        case 1:
          sum += 5;
          break;
        case 2:
          sum += 7;
        default:
          sum++;
      }
      i += step;
    }
    return sum;
  }

  /** A state machine whose {@code default} goes round again: javac lets the switch jump back. */
  public static long sparseSwitch(int limit, int step) {
    int state = 1;
    int i = 0;
    while (true) {
      switch (state) {
        case 1:
          state = 1000;
          continue;
        case 1000:
          i += step;
          state = i < limit ? 100000 : -1;
          continue;
        case 100000:
          state = 1;
          continue;
        case -1:
          return i;
        default:
      }
    }
  }

  public static long stringSwitch(int limit, int step) {
    String state = "first";
    int i = 0;
    long sum = 0;
    while (i < limit) {
      switch (state) {
        case "first":
          state = "second";
          break;
        case "second":
          state = "Aa";
          sum += i;
          break;
        case "Aa":
          state = "BB";
          break;
        default:
          state = "first";
          i += step;
      }
    }
    return sum;
  }

  public static long conditionWithTernaryAndBooleans(int limit, int step) {
    int i = 0;
    while ((i & 1) == 0 ? i < limit || i < -limit : i < limit && i != limit + 1) {
      i += step;
    }
    return i;
  }

  /** Every call comes back, but the work never ends. */
  public static long callingOut(int limit, int step) {
    long sum = 0;
    for (int i = 0; i < limit; i += called(step)) {
      sum += i;
    }
    return sum;
  }

  private static int called(int step) {
    calls++;
    return step;
  }

  public static long recursion(int limit, int step) {
    return recursion(30, limit, step);
  }

  private static long recursion(int depth, int limit, int step) {
    long sum = depth;
    for (int i = 0; i < (depth == 0 ? limit : 1); i += depth == 0 ? step : 1) {
      sum += depth == 0 ? i : recursion(depth - 1, limit, step);
    }
    return sum;
  }

  /** No frame of it runs for long: each level loops over two more, forty levels deep. */
  @LoopsIn("ControlLoops.recursionThatBranches")
  public static long branchingRecursion(int limit, int step) {
    return recursionThatBranches(step == 0 ? 40 : 8);
  }

  private static long recursionThatBranches(int depth) {
    long sum = 1;
    for (int i = 0; i < (depth == 0 ? 0 : 2); i++) {
      sum += recursionThatBranches(depth - 1);
    }
    return sum;
  }
}
