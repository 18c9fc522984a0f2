/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

import io.loopbrake.agent.task.Task;
import io.loopbrake.agent.threads.OwnThread;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * Asks by itself for the stop of tasks that have been at work in some classes for too long. Looks
 * at all stacks, as a thread dump does, a few times before the time is up. Asks once for each task,
 * so that an operator can take the request back.
 */
public final class DeadlineWatch implements OwnThread.Rounds {
  private static final int LOOKS = 10;
  private static final long LONGEST_PAUSE_MILLIS = TimeUnit.SECONDS.toMillis(5);
  private static final long SHORTEST_PAUSE_MILLIS = 20;
  private static final int LONGEST_SHOWN = 400;

  private final StopControl control;
  private final Targets targets;
  private final Predicate<String> classes;
  private final long millis;
  private final String name;
  private final Reason reason;
  private Map<String, Long> since = new HashMap<>();
  private final Set<String> asked = new HashSet<>();

  /**
   * Creates a watch.
   *
   * @param classes whether a class, in Java's form, is one of those
   * @param millis for how long at most a task may be at work in them
   * @param name the deadline as the user wrote it
   */
  public DeadlineWatch(
      StopControl control, Targets targets, Predicate<String> classes, long millis, String name) {
    this.control = control;
    this.targets = targets;
    this.classes = classes;
    this.millis = millis;
    this.name = name;
    this.reason = reason(name);
  }

  /** A pattern may be as long as a reason; who asked has it in full. */
  private static Reason reason(String name) {
    String shown = name.length() > LONGEST_SHOWN ? name.substring(0, LONGEST_SHOWN) + "..." : name;
    return Reason.of("at work for longer than its deadline " + shown + " allows");
  }

  /** Begins to watch, in a thread of its own. */
  public void start() {
    new OwnThread("deadline", this).wake();
  }

  @Override
  public long round(boolean woken) {
    if (control.isShutDown()) {
      return OwnThread.UNNEEDED;
    }
    if (!woken) {
      look(System.nanoTime());
    }
    return TimeUnit.MILLISECONDS.toNanos(
        Math.min(LONGEST_PAUSE_MILLIS, Math.max(SHORTEST_PAUSE_MILLIS, millis / LOOKS)));
  }

  private void look(long now) {
    Map<String, Long> seen = new HashMap<>();
    for (Task task : targets.in(classes)) {
      Long first = since.getOrDefault(task.toString(), now);
      seen.put(task.toString(), first);
      boolean due = now - first >= TimeUnit.MILLISECONDS.toNanos(millis);
      if (due && !asked.contains(task.toString())) {
        stop(task);
        asked.add(task.toString());
      }
    }
    since = seen;
    asked.retainAll(seen.keySet());
  }

  private void stop(Task task) {
    try {
      control.stop(task, reason, "the deadline " + name, control.expirySeconds());
    } catch (IllegalArgumentException overMeanwhile) {
      // Just in time.
    }
  }
}
