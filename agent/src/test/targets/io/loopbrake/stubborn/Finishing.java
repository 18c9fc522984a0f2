/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.stubborn;

/** Loops whose cleanup makes what came out of their work disappear. */
final class Finishing {
  private Finishing() {}

  static void finallyWithReturnInside(Runnable work) {
    while (true) {
      attempt(work);
    }
  }

  private static void attempt(Runnable work) {
    try {
      work.run();
    } finally {
      return;
    }
  }

  static void finallyWithReturnOutside(Runnable work) {
    returning(work);
    while (true) {
      work.run();
    }
  }

  private static int returning(Runnable work) {
    try {
      while (true) {
        work.run();
      }
    } finally {
      return 1;
    }
  }

  static void finallyWithReturnBoth(Runnable work) {
    returningFromBoth(work);
    finallyWithReturnInside(work);
  }

  private static int returningFromBoth(Runnable work) {
    try {
      finallyWithReturnInside(work);
    } finally {
      return 1;
    }
  }

  static void tryWithResourcesInside(Runnable work) {
    while (true) {
      try (Sloppy sloppy = new Sloppy()) {
        work.run();
      } catch (Throwable t) {
        Work.note(t);
      }
    }
  }

  static void tryWithResourcesOutside(Runnable work) {
    try (Sloppy sloppy = new Sloppy()) {
      while (true) {
        work.run();
      }
    } catch (Throwable t) {
      Work.note(t);
    }
    while (true) {
      work.run();
    }
  }

  static void tryWithResourcesBoth(Runnable work) {
    try (Sloppy sloppy = new Sloppy()) {
      tryWithResourcesInside(work);
    } catch (Throwable t) {
      Work.note(t);
    }
    tryWithResourcesInside(work);
  }

  /** Works a little when it is closed, and fails then. */
  private static final class Sloppy implements AutoCloseable {
    @Override
    public void close() {
      for (int i = 0; i < 3; i++) {
        Work.ordinary();
      }
      throw new IllegalStateException("cannot be closed");
    }
  }
}
