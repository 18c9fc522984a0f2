/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

import io.loopbrake.agent.delivery.DeliveryRules;
import io.loopbrake.agent.message.InlinedText;
import io.loopbrake.agent.task.Task;
import io.loopbrake.agent.threads.InterruptibleWaits;
import io.loopbrake.agent.threads.LookPace;
import io.loopbrake.agent.threads.StackTraces;
import io.loopbrake.agent.threads.ThreadCalls;
import io.loopbrake.agent.threads.VirtualThreads;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Interrupts threads that wait instead of passing checkpoints. It repeats the interrupt until they
 * leave the task, because old code swallows {@code InterruptedException}.
 *
 * <p>It does not interrupt a running thread, because an interrupt closes the channels that the
 * thread shares with others (see {@code java.nio.channels.InterruptibleChannel}). It also spares a
 * thread that waits for a moment only, a thread whose wait ignores the interrupt and would keep it
 * for later, and a thread in which the stop error would not be thrown either.
 */
final class WaitInterrupter {
  private static final long YOUNG_NANOS = TimeUnit.SECONDS.toNanos(1);

  /** The most stacks that are read while all threads stand still once. */
  private static final int MOST_STACKS = 64;

  /** The time for looks at the waits of threads in one round; a round follows after 10 ms. */
  private static final long MOST_NANOS = TimeUnit.MICROSECONDS.toNanos(200);

  private final InterruptPolicy policy;
  private final DeliveryRules rules;
  private final LookPace pace = new LookPace(0);
  private int next;

  WaitInterrupter(StopPolicy policy) {
    this.policy = policy.interrupts();
    this.rules = policy.rules();
  }

  /** Interrupts the threads for which an interrupt is due. */
  void look(List<StopRequest> open) {
    if (open.isEmpty()) {
      return;
    }
    long began = System.nanoTime();
    List<StopRequest> due = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    boolean young = false;
    int first = next;
    for (int i = 0; i < open.size() && due.size() < MOST_STACKS; i++) {
      next = (first + i + 1) % open.size();
      StopRequest request = open.get((first + i) % open.size());
      Thread thread = request.thread();
      if (thread != null && isDue(request, thread)) {
        due.add(request);
        threads.add(thread);
        young |= began - request.startNanos() < YOUNG_NANOS;
      }
      if (System.nanoTime() - began > MOST_NANOS) {
        break;
      }
    }
    if (!due.isEmpty() && (young || pace.isDue(began))) {
      interrupt(due, threads);
    }
  }

  private boolean isDue(StopRequest request, Thread thread) {
    try {
      Interrupts interrupts = request.interrupts();
      long now = System.nanoTime();
      return request.isOpen()
          && (policy != InterruptPolicy.NEVER || request.cause().decides())
          && !isCleaningUp(request)
          && !request.controlThreadWork().blockedWait().isHandled()
          && (interrupts.areDue(now) || VirtualThreads.isVirtual(thread))
          && (interrupts.haveSteadyWait(thread, now) || policy == InterruptPolicy.ALWAYS)
          && interrupts.areDue(now);
    } catch (RuntimeException | LinkageError itsThread) {
      // Methods of a thread can be the application's, and other requests have other threads.
      return false;
    }
  }

  /** One look at the stacks of all of them. */
  private void interrupt(List<StopRequest> due, List<Thread> threads) {
    long began = System.nanoTime();
    Object[] marks = new Object[due.size()];
    for (int i = 0; i < marks.length; i++) {
      Task task = due.get(i).task();
      marks[i] = task == null ? null : task.mark();
    }
    List<StackTraceElement[]> stacks = StackTraces.of(threads);
    pace.looked(began, System.nanoTime());
    for (int i = 0; i < due.size(); i++) {
      try {
        due.get(i).interrupts().pause(began);
        audit(due.get(i), threads.get(i), stacks.get(i), marks[i]);
        interrupt(due.get(i), threads.get(i), stacks.get(i));
      } catch (RuntimeException | LinkageError itsThread) {
        // As above.
      }
    }
  }

  /** An event that was lost may have left the task on record. */
  private static void audit(
      StopRequest request, Thread thread, StackTraceElement[] stack, Object mark) {
    Task task = request.task();
    if (task != null) {
      task.audit(stack, ThreadCalls.stateOf(thread), mark);
    }
  }

  private void interrupt(StopRequest request, Thread thread, StackTraceElement[] stack) {
    boolean waits = request.interrupts().haveSteadyWait(thread, System.nanoTime());
    if (!waits && policy != InterruptPolicy.ALWAYS || request.mayMeanOtherWork(rules, stack)) {
      return;
    }
    boolean deaf = InterruptibleWaits.isDeaf(stack);
    if (request.cause().decides()) {
      // A thread that has been waiting for long has cleared the status, and is not interrupted
      // again.
      if (waits && !deaf) {
        request.closeIfNoticed(thread);
      }
      return;
    }
    if (policy != InterruptPolicy.ALWAYS && deaf) {
      return;
    }
    String objection = request.isForced() ? null : rules.objection(thread, stack);
    if (objection == null) {
      request
          .interrupts()
          .send(
              request,
              InlinedText.INTERRUPTED + (waits ? " waited" : " ran") + StackTraces.place(stack));
    } else {
      request.defer(objection);
    }
  }

  private boolean isCleaningUp(StopRequest request) {
    return request.isDelivered()
        && !request.isForced()
        && request.throwRecord().ageNanos(System.nanoTime()) < rules.windowNanos();
  }
}
