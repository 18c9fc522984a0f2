/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.targets;

/** Loops that hold monitors, take them, or leave them on the way round. */
public final class MonitorLoops {
  /** What the blocks below are synchronized on. */
  static final Object MONITOR = new Object();

  private MonitorLoops() {}

  public static long inSynchronizedBlock(int limit, int step) {
    int i = 0;
    synchronized (MONITOR) {
      while (i < limit) {
        i += step;
      }
    }
    return i;
  }

  public static synchronized long inSynchronizedMethod(int limit, int step) {
    int i = 0;
    while (i < limit) {
      i += step;
    }
    return i;
  }

  @LoopsIn("MonitorLoops.enteredTwice")
  public static long inReenteredMonitor(int limit, int step) {
    synchronized (MONITOR) {
      return enteredTwice(limit, step);
    }
  }

  private static long enteredTwice(int limit, int step) {
    int i = 0;
    synchronized (MONITOR) {
      do {
        i += step;
      } while (i < limit);
    }
    return i;
  }

  public static long aroundSynchronizedBlock(int limit, int step) {
    int i = 0;
    while (i < limit) {
      synchronized (MONITOR) {
        i += step;
      }
    }
    return i;
  }

  /** The jump back comes directly after the monitor's protected range: beside it, not in it. */
  public static long continueOutOfSynchronized(int limit, int step) {
    int i = 0;
    int odd = 0;
    while (i < limit) {
      synchronized (MONITOR) {
        i += step;
        if ((i & 1) == 0) {
          continue;
        }
        odd++;
      }
    }
    return odd;
  }

  public static long labelledContinueOutOfTwoMonitors(int limit, int step) {
    int i = 0;
    outer:
    while (i < limit) {
      synchronized (MONITOR) {
        for (int j = 0; j < 3; j++) {
          synchronized (MonitorLoops.class) {
            i += step;
            if (j == 1) {
              continue outer;
            }
          }
        }
      }
    }
    return i;
  }

  public static long tryInSynchronizedInLoop(int limit, int step) {
    int i = 0;
    int failures = 0;
    while (i < limit) {
      synchronized (MONITOR) {
        try {
          i += step;
          if (i % 10 == 0) {
            throw new IllegalStateException();
          }
        } catch (IllegalStateException e) {
          failures++;
          continue;
        } finally {
          failures += 2;
        }
      }
    }
    return failures;
  }
}
