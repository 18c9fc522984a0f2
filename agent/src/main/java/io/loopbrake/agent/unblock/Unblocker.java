/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.unblock;

import io.loopbrake.agent.classfile.PlantingRule;
import io.loopbrake.agent.control.Unblocking;
import io.loopbrake.agent.gate.Checkpoints;
import io.loopbrake.agent.threads.ThreadCalls;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.List;

/** Finds and ends the waits of threads. Thread-safe. */
public final class Unblocker implements Unblocking {
  /** The number of tries of one means before the next one. */
  private static final int TRIES = 2;

  private final List<WaitKind> kinds = new ArrayList<>();
  private volatile Waits waits;

  /**
   * Creates an unblocker for these kinds of waits.
   *
   * @param statements whether to cancel statements of databases, which is tried first
   * @param sockets whether to close sockets
   */
  public Unblocker(Instrumentation instrumentation, boolean statements, boolean sockets) {
    if (statements) {
      kinds.add(new Statements());
    }
    if (sockets) {
      kinds.add(new Sockets(instrumentation));
    }
  }

  /**
   * Begins to listen to the notes of waits. Returns the rule for the classes that get them, which
   * has to be applied to each class that is loaded or reloaded from now on; {@link
   * PlantingRule#NONE} if no kind was chosen.
   */
  public PlantingRule begin(Checkpoints checkpoints) {
    if (kinds.isEmpty()) {
      return PlantingRule.NONE;
    }
    waits = new Waits();
    checkpoints.installWaits(waits);
    return new WaitMethods(kinds);
  }

  @Override
  public Blocked of(Thread thread) {
    Waits noted = waits;
    WaitStack stack = noted == null ? null : noted.of(thread);
    if (stack == null) {
      return null;
    }
    int moves = stack.moves();
    return stack.at(0) == null ? null : new Wait(thread, stack, moves);
  }

  /** One wait of a thread. */
  private final class Wait implements Blocked {
    private final Thread thread;
    private final WaitStack waitStack;
    private final int moves;

    Wait(Thread thread, WaitStack waitStack, int moves) {
      this.thread = thread;
      this.waitStack = waitStack;
      this.moves = moves;
    }

    @Override
    public boolean isSame(Blocked other) {
      return other instanceof Wait
          && ((Wait) other).waitStack == waitStack
          && ((Wait) other).moves == moves;
    }

    @Override
    public void end(int tries, Attempt attempt) {
      List<StackTraceElement[]> seen = new ArrayList<>();
      if (!waitStack.hold(moves, () -> seen.add(ThreadCalls.stackOf(thread)))) {
        return;
      }
      try {
        WaitKind.Release release = release(tries, seen.get(0));
        if (release != null && attempt.claim()) {
          end(release, attempt);
        }
      } finally {
        waitStack.letGo();
      }
    }

    private void end(WaitKind.Release release, Attempt attempt) {
      try {
        release.run();
        attempt.succeeded(release.what(), release.done());
      } catch (Exception | LinkageError failed) {
        attempt.failed(release.what(), release.done(), failed);
      }
    }

    /**
     * The means for this try, among those for waits that the stack confirms; null if there is none.
     */
    private WaitKind.Release release(int tries, StackTraceElement[] stack) {
      List<WaitKind.Release> found = new ArrayList<>();
      for (WaitKind kind : kinds) {
        WaitKind.Release release = innermost(kind, stack);
        if (release != null) {
          found.add(release);
        }
      }
      return found.isEmpty() ? null : found.get(Math.min(tries / TRIES, found.size() - 1));
    }

    private WaitKind.Release innermost(WaitKind kind, StackTraceElement[] stack) {
      for (int level = WaitStack.DEEPEST - 1; level >= 0; level--) {
        Object on = waitStack.at(level);
        WaitKind.Release release = on == null ? null : kind.releaseOf(on);
        if (release != null && isOn(stack, kind, on.getClass())) {
          return release;
        }
      }
      return null;
    }

    /** Whether the stack confirms the note; the note of an exit may have been lost to an error. */
    private boolean isOn(StackTraceElement[] stack, WaitKind kind, Class<?> type) {
      for (Class<?> current = type; current != null; current = current.getSuperclass()) {
        for (StackTraceElement frame : stack) {
          if (frame.getClassName().equals(current.getName())
              && kind.isNamed(frame.getMethodName())) {
            return true;
          }
        }
      }
      return false;
    }
  }
}
