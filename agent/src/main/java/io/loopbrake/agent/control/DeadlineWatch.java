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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * Asks by itself for the stop of tasks that have been at work in some classes for too long. Looks
 * at all stacks, as a thread dump does, a few times before the time is up; one look serves all
 * deadlines, and looks that take long are taken seldom. Asks once for each task, so that an
 * operator can take the request back.
 */
public final class DeadlineWatch implements OwnThread.Rounds {
  private static final int LOOKS = 10;
  private static final long LONGEST_PAUSE_MILLIS = TimeUnit.SECONDS.toMillis(5);
  private static final long SHORTEST_PAUSE_MILLIS = 20;
  private static final int LONGEST_SHOWN = 400;

  /** Classes whose deadlines are remembered from one look to the next. */
  private static final int MOST_CLASSES = 20_000;

  private final StopControl control;
  private final Targets targets;
  private final List<Deadline> deadlines = new ArrayList<>();
  private final Map<String, BitSet> deadlinesOfClass = new HashMap<>();
  private LookPace pace;

  /** Creates a watch without deadlines. */
  public DeadlineWatch(StopControl control, Targets targets) {
    this.control = control;
    this.targets = targets;
  }

  /**
   * Adds a deadline; not after {@link #start}.
   *
   * @param classes whether a class, in Java's form, is one of those
   * @param millis for how long at most a task may be at work in them
   * @param name the deadline as the user wrote it
   */
  public void add(Predicate<String> classes, long millis, String name) {
    deadlines.add(new Deadline(classes, millis, name));
  }

  /** Begins to watch, in a thread of its own, if there is any deadline. */
  public void start() {
    if (!deadlines.isEmpty()) {
      new OwnThread("deadline", this).wake();
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
    for (Deadline deadline : deadlines) {
      pause = Math.min(pause, Math.max(SHORTEST_PAUSE_MILLIS, deadline.millis / LOOKS));
    }
    return pause;
  }

  private void look(long now) {
    List<Map<String, Task>> seen = new ArrayList<>();
    for (int i = 0; i < deadlines.size(); i++) {
      seen.add(new HashMap<>());
    }
    if (deadlinesOfClass.size() > MOST_CLASSES) {
      deadlinesOfClass.clear();
    }
    targets.look(
        (task, stack) ->
            deadlinesOn(stack).stream()
                .forEach(deadline -> seen.get(deadline).put(task.toString(), task)));
    for (int i = 0; i < deadlines.size(); i++) {
      deadlines.get(i).seen(seen.get(i), now);
    }
  }

  private BitSet deadlinesOn(StackTraceElement[] stack) {
    BitSet found = new BitSet();
    for (StackTraceElement frame : stack) {
      found.or(deadlinesOfClass.computeIfAbsent(frame.getClassName(), this::deadlinesOf));
    }
    return found;
  }

  private BitSet deadlinesOf(String className) {
    BitSet found = new BitSet();
    for (int i = 0; i < deadlines.size(); i++) {
      found.set(i, deadlines.get(i).classes.test(className));
    }
    return found;
  }

  /** One of them, with the tasks that it was seen to concern. */
  private final class Deadline {
    private final Predicate<String> classes;
    private final long millis;
    private final String name;
    private final Reason reason;
    private Map<String, Long> since = new HashMap<>();
    private final Set<String> asked = new HashSet<>();

    Deadline(Predicate<String> classes, long millis, String name) {
      this.classes = classes;
      this.millis = millis;
      this.name = name;
      // A pattern may be as long as a reason; who asked has it in full.
      String shown =
          name.length() > LONGEST_SHOWN ? name.substring(0, LONGEST_SHOWN) + "..." : name;
      this.reason = Reason.of("at work for longer than its deadline " + shown + " allows");
    }

    /** These tasks, and no others, are at work in the classes now. */
    void seen(Map<String, Task> tasks, long now) {
      Map<String, Long> stillSince = new HashMap<>();
      for (Map.Entry<String, Task> task : tasks.entrySet()) {
        Long first = since.getOrDefault(task.getKey(), now);
        stillSince.put(task.getKey(), first);
        boolean due = now - first >= TimeUnit.MILLISECONDS.toNanos(millis);
        if (due && !asked.contains(task.getKey())) {
          stop(task.getValue());
          asked.add(task.getKey());
        }
      }
      since = stillSince;
      asked.retainAll(stillSince.keySet());
    }

    private void stop(Task task) {
      try {
        control.stop(task, reason, "the deadline " + name, control.expirySeconds());
      } catch (IllegalArgumentException overMeanwhile) {
        // Just in time.
      }
    }
  }
}
