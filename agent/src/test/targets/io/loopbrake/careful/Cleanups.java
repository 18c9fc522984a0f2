/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.careful;

import io.loopbrake.library.Framework;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Work that is stopped, with cleanup of its own. */
final class Cleanups {
  private Cleanups() {}

  static void inFinally(Rows rows) {
    try {
      rows.work();
    } finally {
      while (rows.areLeft()) {
        rows.unlockOne();
      }
    }
  }

  /** The copy of the cleanup for the early return comes between the work and the handler. */
  static void inFinallyOfAnEarlyReturn(Rows rows) {
    try {
      rows.work();
      if (rows.unlocked() > 0) {
        return;
      }
      rows.work();
    } finally {
      while (rows.areLeft()) {
        rows.unlockOne();
      }
    }
  }

  static void inCatch(Rows rows) {
    try {
      rows.work();
    } catch (Throwable t) {
      while (rows.areLeft()) {
        rows.unlockOne();
      }
      throw t;
    }
  }

  static void inCatchOfErrors(Rows rows) {
    try {
      rows.work();
    } catch (IllegalStateException e) {
      throw e;
    } catch (Error e) {
      while (rows.areLeft()) {
        rows.unlockOne();
      }
      throw e;
    }
  }

  static void inClose(Rows rows) throws Exception {
    AutoCloseable closing =
        () -> {
          while (rows.areLeft()) {
            rows.unlockOne();
          }
        };
    try (AutoCloseable first = closing;
        AutoCloseable second = () -> rows.unlockHalf()) {
      rows.work();
    }
  }

  static void inCallee(Rows rows) {
    try {
      rows.work();
    } finally {
      rows.unlockAll();
    }
  }

  static void inCaller(Rows rows) {
    try {
      called(rows);
    } finally {
      rows.unlockAll();
    }
  }

  private static void called(Rows rows) {
    try {
      rows.work();
    } finally {
      rows.unlockHalf();
    }
  }

  static void withItsOwnTryCatch(Rows rows) {
    try {
      rows.work();
    } finally {
      while (rows.areLeft()) {
        try {
          rows.unlockOne();
          if (rows.unlocked() % 2 == 0) {
            throw new IllegalStateException("every other row complains");
          }
        } catch (IllegalStateException e) {
          continue;
        }
      }
    }
  }

  static void inFinallyOfFinally(Rows rows) {
    try {
      rows.work();
    } finally {
      try {
        rows.unlockHalf();
        throw new IllegalStateException("half of them will do");
      } catch (IllegalStateException e) {
        rows.unlockHalf();
      } finally {
        rows.unlockAll();
      }
    }
  }

  static void inLambdasThatTheJdkCalls(Rows rows) {
    List<Runnable> steps = new ArrayList<>();
    for (int i = 0; i < Rows.SOME; i++) {
      steps.add(rows::unlockOne);
    }
    try {
      rows.work();
    } finally {
      steps.forEach(Runnable::run);
      rows.unlockAll();
    }
  }

  static void fromAnUndoStack(Rows rows) {
    Deque<Runnable> undo = new ArrayDeque<>();
    undo.push(rows::unlockAll);
    undo.push(rows::unlockHalf);
    try {
      rows.work();
    } finally {
      while (!undo.isEmpty()) {
        undo.pop().run();
      }
    }
  }

  static void beforeItGoesOnRegardless(Rows rows) {
    try {
      rows.work();
    } catch (Throwable t) {
      rows.unlockAll();
    }
    rows.work();
  }

  static void calledByTheFrameworkInItsCatch(Rows rows) {
    Framework.manage(
        new Framework.Managed() {
          @Override
          public void work() {
            rows.work();
          }

          @Override
          public void failed(Throwable cause) {
            rows.unlockAll();
          }

          @Override
          public void close() {}
        });
  }

  static void calledByTheFrameworkInItsFinally(Rows rows) {
    Framework.manage(
        new Framework.Managed() {
          @Override
          public void work() {
            rows.work();
          }

          @Override
          public void failed(Throwable cause) {
            rows.unlockHalf();
          }

          @Override
          public void close() {
            rows.unlockAll();
          }
        });
  }
}
