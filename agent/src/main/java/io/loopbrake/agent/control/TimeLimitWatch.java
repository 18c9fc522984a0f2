/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

import io.loopbrake.agent.task.Task;
import io.loopbrake.agent.threads.LookPace;
import io.loopbrake.agent.threads.OwnThread;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * Requests the stop of tasks that exceed a time limit. It inspects threads a few times before a
 * limit ends. One inspection serves all limits of a kind, and inspections that take long are made
 * seldom. It makes one request for each task, so that an operator can cancel it.
 */
public final class TimeLimitWatch implements OwnThread.Rounds {
  private static final int LOOKS = 10;
  private static final long LONGEST_PAUSE_MILLIS = TimeUnit.SECONDS.toMillis(5);
  private static final long SHORTEST_PAUSE_MILLIS = 20;
  private static final int LONGEST_SHOWN = 400;

  /** Classes whose limits are remembered from one look to the next. */
  private static final int MOST_CLASSES = 20_000;

  private final StopControl control;
  private final Overdue overdue;
  private final List<Limit> limits = new ArrayList<>();
  private final Map<String, BitSet> limitsOfClass = new HashMap<>();
  private LookPace pace;

  private TimeLimitWatch(StopControl control, Overdue overdue) {
    this.control = control;
    this.overdue = overdue;
  }

  /** A watch, without limits so far, over tasks that are at work in some classes. */
  public static TimeLimitWatch ofWork(StopControl control, Targets targets) {
    return new TimeLimitWatch(control, Overdue.atWork(control, targets));
  }

  /**
   * A watch, without limits so far, over tasks that are at work in some classes although they have
   * been interrupted. It reads no stacks as long as no thread is interrupted.
   */
  public static TimeLimitWatch ofInterrupts(StopControl control, Targets targets) {
    return new TimeLimitWatch(control, Overdue.interrupted(control, targets));
  }

  /**
   * Adds a limit; not after {@link #start}.
   *
   * @param classes whether the limit is for a class of this name, in Java's form
   * @param millis for how long at most a task may be seen in these classes
   * @param name the limit as the user wrote it
   */
  public void add(Predicate<String> classes, long millis, String name) {
    limits.add(new Limit(classes, millis, name));
  }

  /**
   * Starts a thread that watches, if there is any limit. The thread ends when stop control is
   * closed.
   */
  public void start() {
    if (!limits.isEmpty()) {
      new OwnThread(overdue.role(), this).wake();
    }
  }

  @Override
  public long round(boolean woken) {
    if (control.isShutDown()) {
      return OwnThread.UNNEEDED;
    }
    if (pace == null) {
      pace = new LookPace(TimeUnit.MILLISECONDS.toNanos(pauseMillis()));
    }
    long began = System.nanoTime();
    try {
      if (!woken) {
        look(began);
      }
    } finally {
      pace.looked(began, System.nanoTime());
    }
    return pace.nanosUntilDue(System.nanoTime());
  }

  private long pauseMillis() {
    long pause = LONGEST_PAUSE_MILLIS;
    for (Limit limit : limits) {
      pause = Math.min(pause, Math.max(SHORTEST_PAUSE_MILLIS, limit.millis / LOOKS));
    }
    return pause;
  }

  private void look(long now) {
    List<Map<String, Task>> seen = new ArrayList<>();
    for (int i = 0; i < limits.size(); i++) {
      seen.add(new HashMap<>());
    }
    if (limitsOfClass.size() > MOST_CLASSES) {
      limitsOfClass.clear();
    }
    overdue.look(
        (task, stack) -> {
          BitSet found = limitsOn(stack);
          for (int i = found.nextSetBit(0); i >= 0; i = found.nextSetBit(i + 1)) {
            seen.get(i).put(task.toString(), task);
          }
        });
    long after = System.nanoTime();
    for (int i = 0; i < limits.size(); i++) {
      limits.get(i).seen(seen.get(i), now, after);
    }
  }

  private BitSet limitsOn(StackTraceElement[] stack) {
    BitSet found = new BitSet();
    for (StackTraceElement frame : stack) {
      found.or(limitsOfClass.computeIfAbsent(frame.getClassName(), this::limitsOf));
    }
    return found;
  }

  private BitSet limitsOf(String className) {
    BitSet found = new BitSet();
    for (int i = 0; i < limits.size(); i++) {
      found.set(i, limits.get(i).classes.test(className));
    }
    return found;
  }

  /** One of them, with the tasks that it was seen to concern. */
  private final class Limit {
    private final Predicate<String> classes;
    private final long millis;
    private final String name;
    private final Reason reason;
    private Map<String, Long> since = new HashMap<>();

    /** The requests, by their tasks. */
    private final Map<String, Long> asked = new HashMap<>();

    Limit(Predicate<String> classes, long millis, String name) {
      this.classes = classes;
      this.millis = millis;
      this.name = name;
      // A pattern may be as long as a reason; who asked has it in full.
      String shown =
          name.length() > LONGEST_SHOWN ? name.substring(0, LONGEST_SHOWN) + "..." : name;
      this.reason = overdue.reason(shown);
    }

    /**
     * These tasks, and no others, are at work in the classes. A look takes its time, and none of
     * theirs is cut short by it.
     */
    void seen(Map<String, Task> tasks, long before, long after) {
      Map<String, Long> stillSince = new HashMap<>();
      for (Map.Entry<String, Task> task : tasks.entrySet()) {
        Long first = since.getOrDefault(task.getKey(), after);
        if (asked.containsKey(task.getKey()) && overdue.beginsAnew(asked.get(task.getKey()))) {
          asked.remove(task.getKey());
          first = after;
        }
        stillSince.put(task.getKey(), first);
        boolean due = before - first >= TimeUnit.MILLISECONDS.toNanos(millis);
        if (due && !asked.containsKey(task.getKey())) {
          ask(task.getKey(), task.getValue());
        }
      }
      since = stillSince;
      asked.keySet().retainAll(stillSince.keySet());
    }

    private void ask(String id, Task task) {
      try {
        asked.put(id, overdue.ask(task, reason, name));
      } catch (IllegalArgumentException overMeanwhile) {
        // Just in time.
      }
    }
  }
}
