/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.jmx;

import io.loopbrake.agent.control.Targets;
import io.loopbrake.agent.message.AnswerMessage;
import io.loopbrake.agent.task.Task;
import io.loopbrake.agent.text.SingleLine;
import io.loopbrake.agent.threads.BusyLoop;
import io.loopbrake.agent.threads.BusyThreads;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Offers a stop of the task with the hottest loop, and finds that task again by the token of the
 * offer. So the task that is stopped is the one that the operator has read of, even if another loop
 * is hotter by then. Thread-safe.
 */
final class HottestLoop {
  private static final int SMALLEST_TOKEN = 1000;
  private static final int TOKENS = 9000;
  private static final int MOST_OFFERS = 100;
  private static final long MINUTES = 5;

  /** Threads that all want a processor get about the same time, but not exactly. */
  private static final double CLEARLY = 1.2;

  private final Targets targets;
  private final Function<Task, String> kind;
  private final Random random = new Random();
  private final Map<String, Offer> offers = new LinkedHashMap<>();

  HottestLoop(Targets targets, Function<Task, String> kind) {
    this.targets = targets;
    this.kind = kind;
  }

  /**
   * Offers the first of the loops that has a task.
   *
   * @param busy the threads that were found just now
   * @return a description of the task with the token, in some lines; if no loop has a task, a
   *     sentence that says so. Names a thread outside of loops with brakes that is clearly hotter:
   *     it may be the runaway, and the loop innocent
   */
  String offer(BusyThreads busy) {
    for (BusyLoop loop : busy.loops()) {
      Optional<Task> task = targets.of(loop);
      if (task.isPresent()) {
        return describe(loop, task.get())
            + hotterThan(loop.cpuPercent(), busy)
            + ".\nNothing is stopped yet: to stop this task, call stopHottest\n"
            + "with a reason and the token "
            + tokenFor(task.get())
            + ", within "
            + MINUTES
            + " minutes";
      }
    }
    return AnswerMessage.NOTHING_BUSY.text() + hotterThan(0, busy);
  }

  private static String hotterThan(double percent, BusyThreads busy) {
    return busy.uncovered().stream()
        .filter(thread -> thread.cpuPercent() > CLEARLY * percent)
        .findFirst()
        .map(
            thread ->
                AnswerMessage.HOTTER.with(
                    thread.threadId(),
                    thread.threadName(),
                    Math.round(thread.cpuPercent()),
                    thread.threadId()))
        .map(message -> ";\n" + DialogText.of(message.text()))
        .orElse("");
  }

  private String describe(BusyLoop loop, Task task) {
    String age =
        task.isWholeLife() ? "" : " for " + TimeUnit.NANOSECONDS.toSeconds(task.ageNanos()) + " s";
    return String.format(
        "thread %d (%s) loops hottest,\n"
            + "in %s, with %.0f %% of a processor;\n"
            + "it is at task %s (%s)%s",
        loop.threadId(),
        loop.threadName(),
        loop.loop(),
        loop.cpuPercent(),
        task,
        SingleLine.of(kind.apply(task)),
        age);
  }

  private synchronized String tokenFor(Task task) {
    while (offers.size() >= MOST_OFFERS) {
      offers.remove(offers.keySet().iterator().next());
    }
    String token;
    do {
      token = Integer.toString(SMALLEST_TOKEN + random.nextInt(TOKENS));
    } while (offers.containsKey(token));
    offers.put(token, new Offer(task.toString()));
    return token;
  }

  /**
   * The task that was offered with this token.
   *
   * @throws IllegalArgumentException if there is no such offer, or it is too old, or the task is
   *     over
   */
  synchronized Task taken(String token) {
    Offer offer = offers.get(token == null ? "" : token.trim());
    if (offer == null || offer.isOld()) {
      throw AnswerMessage.BAD_TOKEN.with(token).refusal();
    }
    return targets.named(offer.task);
  }

  /** Has only the id of the task, so that it keeps no thread and no class loader alive. */
  private static final class Offer {
    private final String task;
    private final long madeNanos = System.nanoTime();

    Offer(String task) {
      this.task = task;
    }

    boolean isOld() {
      return System.nanoTime() - madeNanos > TimeUnit.MINUTES.toNanos(MINUTES);
    }
  }
}
