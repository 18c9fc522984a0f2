/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

import io.loopbrake.agent.threads.StackTraces;

/**
 * The kind of throwable that stops a task: an error or an exception, depending on the option {@code
 * throws}.
 */
public enum StopThrowables {
  /** Frameworks that catch exceptions to go on with the next piece of work do not see it. */
  ERROR(LoopStoppedError.class) {
    @Override
    Throwable create(StopOrder order) {
      return new LoopStoppedError(order.id, order.message());
    }
  },

  /** For frameworks that treat each error as the end of the process. */
  EXCEPTION(LoopStoppedException.class) {
    @Override
    Throwable create(StopOrder order) {
      return new LoopStoppedException(order.message());
    }
  };

  private final Class<? extends Throwable> type;

  StopThrowables(Class<? extends Throwable> type) {
    this.type = type;
  }

  /** The class of the throwables. */
  Class<? extends Throwable> type() {
    return type;
  }

  /** A new one for the calling thread; its trace starts in the application's code. */
  abstract Throwable create(StopOrder order);

  /** Whether this is a throwable that stops a task, of either kind. */
  public static boolean isStop(Throwable thrown) {
    return thrown instanceof LoopStoppedError || thrown instanceof LoopStoppedException;
  }

  /** Cuts the agent's frames off the trace, so that it starts in the application's code. */
  static void cutTrace(Throwable thrown) {
    thrown.setStackTrace(StackTraces.belowCheckpoint(thrown.getStackTrace()));
  }

  /** Throws a throwable without declaring it. */
  @SuppressWarnings("unchecked")
  static <T extends Throwable> void raise(Throwable thrown) throws T {
    throw (T) thrown;
  }
}
