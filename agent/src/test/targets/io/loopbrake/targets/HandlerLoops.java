/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.targets;

/** Loops around exception handling and inside of it. */
public final class HandlerLoops {
  private static final RuntimeException FAILURE = new IllegalStateException("expected");

  private static long seen;

  private HandlerLoops() {}

  private static void fail() {
    throw FAILURE;
  }

  public static long aroundTryCatch(int limit, int step) {
    int i = 0;
    while (i < limit) {
      try {
        i += step;
        fail();
      } catch (IllegalStateException e) {
        seen++;
      }
    }
    return i;
  }

  public static long aroundTryFinally(int limit, int step) {
    int i = 0;
    int cleanups = 0;
    while (i < limit) {
      try {
        i += step;
        if (i % 3 == 0) {
          continue;
        }
        cleanups++;
      } finally {
        cleanups++;
      }
    }
    return cleanups;
  }

  public static long insideTryCatch(int limit, int step) {
    int i = 0;
    try {
      while (i < limit) {
        i += step;
      }
      fail();
    } catch (IllegalStateException e) {
      return i + 1;
    }
    return i;
  }

  public static long insideTryFinally(int limit, int step) {
    int i = 0;
    try {
      while (i < limit) {
        i += step;
      }
    } finally {
      seen++;
    }
    return i;
  }

  /** A retry loop that eats everything: the jump back lies outside of the {@code try}. */
  public static long catchingThrowable(int limit, int step) {
    int i = 0;
    while (i < limit) {
      try {
        i += step;
        fail();
      } catch (Throwable t) {
        seen++;
      }
    }
    return i;
  }

  /** The stop error is thrown inside the {@code try}, eaten, and thrown again by the outer loop. */
  public static long catchingThrowableAroundInnerLoop(int limit, int step) {
    int i = 0;
    while (i < limit) {
      try {
        for (int j = 0; j < 1000; j++) {
          seen++;
        }
        i += step;
        fail();
      } catch (Throwable t) {
        seen++;
      }
    }
    return i;
  }

  public static long onlyInHandler(int limit, int step) {
    int i = 0;
    try {
      fail();
    } catch (IllegalStateException e) {
      while (i < limit) {
        i += step;
      }
    }
    return i;
  }

  public static long onlyInFinally(int limit, int step) {
    int i = 0;
    try {
      seen++;
    } finally {
      while (i < limit) {
        i += step;
      }
    }
    return i;
  }

  public static long inFinallyAfterFailure(int limit, int step) {
    int i = 0;
    try {
      try {
        fail();
      } finally {
        while (i < limit) {
          i += step;
        }
      }
    } catch (IllegalStateException e) {
      return i;
    }
    return -1;
  }

  /** Whichever part is reached runs away; the stop has to get through all of them. */
  @LoopsIn("HandlerLoops.spin")
  public static long inEveryPart(int limit, int step) {
    long i = 0;
    try {
      i += spin(limit, step);
      fail();
    } catch (IllegalStateException e) {
      i += spin(limit, step);
    } finally {
      i += spin(limit, step);
    }
    return i;
  }

  private static long spin(int limit, int step) {
    int i = 0;
    while (i < limit) {
      i += step;
    }
    return i;
  }

  public static long closingResources(int limit, int step) throws Exception {
    int i = 0;
    while (i < limit) {
      try (AutoCloseable resource = () -> seen++) {
        i += resource == null ? 0 : step;
      }
    }
    return i;
  }

  public static long multiCatchInNestedTry(int limit, int step) {
    int i = 0;
    do {
      try {
        try {
          i += step;
          fail();
        } catch (IllegalArgumentException | IllegalStateException e) {
          seen++;
          throw e;
        } finally {
          seen++;
        }
      } catch (RuntimeException e) {
        seen++;
      }
    } while (i < limit);
    return i;
  }
}
