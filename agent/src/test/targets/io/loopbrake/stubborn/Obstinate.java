/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.stubborn;

import io.loopbrake.library.Framework;

/** Loops that only the end of the cleanup window gets out of. */
final class Obstinate {
  /** Each level needs stops of its own, each with a look at a stack of all levels. */
  private static final int DEEPEST = 200;

  private Obstinate() {}

  static void finallyWithContinue(Runnable work) {
    while (true) {
      try {
        work.run();
      } finally {
        continue;
      }
    }
  }

  static void loopInTheHandler(Runnable work) {
    try {
      while (true) {
        work.run();
      }
    } catch (Throwable t) {
      while (true) {
        work.run();
      }
    }
  }

  static void handlersAllTheWayDown(Runnable work) {
    try {
      Catching.catchThrowableInside(work);
    } finally {
      try {
        Catching.catchThrowableInside(work);
      } finally {
        Catching.catchThrowableInside(work);
      }
    }
  }

  static void closeThatNeverEnds(Runnable work) {
    AutoCloseable endless = () -> Catching.catchThrowableInside(work);
    try (AutoCloseable resource = endless) {
      while (true) {
        work.run();
      }
    } catch (Exception e) {
      Work.note(e);
    }
  }

  /** Each level has a handler of its own, which tries again. */
  static void retryByRecursion(Runnable work) {
    retry(work, DEEPEST);
  }

  private static void retry(Runnable work, int levels) {
    try {
      work.run();
      if (levels > 0) {
        retry(work, levels - 1);
      } else {
        Catching.catchThrowableInside(work);
      }
    } catch (Throwable t) {
      Catching.catchThrowableInside(work);
    }
  }

  static void callbacksOfTheLibrary(Runnable work) {
    Framework.manage(
        new Framework.Managed() {
          @Override
          public void work() {
            Catching.catchThrowableInside(work);
          }

          @Override
          public void failed(Throwable cause) {
            Catching.catchThrowableInside(work);
          }

          @Override
          public void close() {
            Catching.catchThrowableInside(work);
          }
        });
  }

  static void retryAfterAPause(Runnable work) {
    while (true) {
      try {
        work.run();
      } catch (Throwable t) {
        Work.note(t);
        pause();
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(1);
    } catch (InterruptedException e) {
      Work.note(e);
    }
  }
}
