/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.unblock;

import io.loopbrake.agent.threads.ByThread;
import java.lang.ref.WeakReference;
import java.util.function.Consumer;

/** The wait of each thread, as planted notes report it. Thread-safe. */
final class Waits implements Consumer<Object> {
  private final ByThread<WaitStack> stacks = new ByThread<>(WaitStack::new);
  private final Own own = new Own(stacks);

  /**
   * Runs in threads of the application.
   *
   * @param on the object whose method was entered; null if the last one was left
   */
  @Override
  public void accept(Object on) {
    try {
      if (on == null) {
        own.stack().leave();
      } else {
        own.stack().enter(on);
      }
    } catch (OutOfMemoryError | StackOverflowError full) {
      // The wait is not known then, and nobody ends it.
    }
  }

  /** The waits of a thread; null if it has not waited yet. */
  WaitStack of(Thread thread) {
    return stacks.find(thread);
  }

  /**
   * Finds the waits of the calling thread quickly. A thread keeps its values for longer than the
   * agent may be here, so they are references of the JDK; the table has the stacks themselves.
   */
  private static final class Own extends ThreadLocal<WeakReference<WaitStack>> {
    private final ByThread<WaitStack> stacks;

    Own(ByThread<WaitStack> stacks) {
      this.stacks = stacks;
    }

    WaitStack stack() {
      return get().get();
    }

    @Override
    protected WeakReference<WaitStack> initialValue() {
      return new WeakReference<>(stacks.findOrCreate(Thread.currentThread()));
    }
  }
}
