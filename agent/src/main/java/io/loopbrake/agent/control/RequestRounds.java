/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

import io.loopbrake.agent.delivery.DeliveryRules;
import io.loopbrake.agent.task.Task;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The periodic work of the control thread for all requests. */
final class RequestRounds {
  private final RequestBook book;
  private final Audit audit;
  private final Whereabouts whereabouts;
  private final WaitInterrupter interrupter;
  private final Arming arming;
  private final DeliveryRules rules;
  private final Coverage coverage;
  private volatile Reach reach = Reach.NONE;
  private volatile Unblocking unblocking = Unblocking.NONE;

  RequestRounds(
      RequestBook book,
      Audit audit,
      Whereabouts whereabouts,
      WaitInterrupter interrupter,
      Arming arming,
      DeliveryRules rules,
      Coverage coverage) {
    this.rules = rules;
    this.coverage = coverage;
    this.book = book;
    this.audit = audit;
    this.whereabouts = whereabouts;
    this.interrupter = interrupter;
    this.arming = arming;
  }

  /** Sets the means to reach threads that work and pass no checkpoint. */
  void reachBy(Reach newReach) {
    reach = newReach;
  }

  /** Sets the means to end waits that no interrupt ends. */
  void unblockBy(Unblocking newUnblocking) {
    unblocking = newUnblocking;
  }

  Reach reach() {
    return reach;
  }

  /** One round. Returns whether anything is left to look after. */
  boolean next() {
    for (StopRequest request : book.open().all()) {
      try {
        closeIfDue(request);
        if (!isSpared(request) && !unblock(request)) {
          reachIfSilent(request);
        }
      } catch (RuntimeException | LinkageError itsThread) {
        // Methods of a thread can be the application's, and other requests have other threads.
      }
      audit.publish(request);
    }
    for (StopRequest request : book.putClosedAside()) {
      audit.publish(request);
    }
    List<StopRequest> open = book.open().all();
    interrupter.look(open);
    return arming.adjust(open);
  }

  /** Lowers the flag and puts all gates back, whatever requests are open. */
  void release() {
    arming.release();
  }

  private void closeIfDue(StopRequest request) {
    Task task = request.task();
    if (task == null) {
      return;
    }
    request.catchUp();
    long seconds = request.order().expirySeconds;
    if (task.isOver()) {
      request.close(Ending.over(task));
    } else if (System.nanoTime() - request.startNanos() > TimeUnit.SECONDS.toNanos(seconds)) {
      request.close(Ending.expired(seconds, whereabouts.atOnce(request)));
    } else if (task.isWholeLife()) {
      closeIfDone(request, task);
    }
  }

  private void closeIfDone(StopRequest request, Task task) {
    if (request.isDelivered()) {
      if (hasLeft(request, task)) {
        request.close(Ending.left(rules.work(request.throwRecord().known())));
      }
    } else if (!request.isOrderedAnyhow()) {
      RequestedWork work = request.controlThreadWork().requestedWork();
      if (work.hasEnded(task.thread(), coverage, System.nanoTime())) {
        request.closeIfNotThrown(Ending.ended(work.method()));
      }
    }
  }

  /**
   * Whether the work that the request meant is no longer there, so that other work would be hit.
   */
  private static boolean isSpared(StopRequest request) {
    return !request.isDelivered()
        && !request.isOrderedAnyhow()
        && request.controlThreadWork().requestedWork().isGone();
  }

  /** Returns whether the thread is in a wait that is being ended, so that nothing else is tried. */
  private boolean unblock(StopRequest request) {
    Unblocking current = unblocking;
    return current != Unblocking.NONE
        && request.isOpen()
        && request.controlThreadWork().blockedWait().look(current, rules, System.nanoTime());
  }

  private void reachIfSilent(StopRequest request) {
    Reach current = reach;
    if (current != Reach.NONE
        && request.isOpen()
        && request.controlThreadWork().uncoveredWork().needsOtherMeans(System.nanoTime())) {
      current.pursue(new Reachable(request));
    }
  }

  private boolean hasLeft(StopRequest request, Task task) {
    return request
        .controlThreadWork()
        .departureWatch()
        .hasLeft(task, request.throwRecord().known(), rules, System.nanoTime());
  }
}
