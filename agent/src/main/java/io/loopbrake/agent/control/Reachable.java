/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

import io.loopbrake.agent.delivery.DeliveryRules;
import io.loopbrake.agent.delivery.Throws;
import io.loopbrake.agent.delivery.Verdict;
import io.loopbrake.agent.stack.Frame;
import io.loopbrake.agent.task.Task;

/** An open request, as {@link Reach} sees it. Thread-safe. */
public final class Reachable {
  private final StopRequest request;

  Reachable(StopRequest request) {
    this.request = request;
  }

  /** Gives a thread an error from outside. */
  @FunctionalInterface
  public interface Handing {
    /**
     * Does so.
     *
     * @param done to be run when the thread has the error, before it can go on
     * @return whether it has
     */
    boolean hand(Throwable error, Runnable done);
  }

  /** The id of the request. */
  public long id() {
    return request.id();
  }

  /** The thread to stop; null once the request is closed. */
  public Thread thread() {
    return request.thread();
  }

  /** Whether the stop is still wanted. */
  public boolean isOpen() {
    return request.isOpen();
  }

  /** Whether the error was thrown. */
  public boolean isDelivered() {
    return request.isDelivered();
  }

  /** Whether the task is the innermost one of its thread, which is the one to stop. */
  public boolean isInnermost() {
    return request.isInnermost();
  }

  /** Whether every means is to be used. */
  public boolean allowsAllMeans() {
    return request.allowsAllMeans();
  }

  /** Whether it is to be thrown past all rules. */
  public boolean isForced() {
    return request.isForced();
  }

  /** Says what is being done, for the time being; empty for nothing. */
  public void say(String what) {
    request.say(what);
  }

  /** Adds a fact to what is said of the request. */
  public void amend(String fact) {
    request.amend(fact);
  }

  /**
   * Has a new stop error given to the thread, which does not run meanwhile, if the rules allow it.
   *
   * @param stack of the thread, innermost frame first
   * @param trace the same, for the error
   * @return why it was not; null if the thread has it, or needs none any more; empty if the thread
   *     was not met there
   */
  public String throwFromOutside(
      DeliveryRules rules, Frame[] stack, StackTraceElement[] trace, Handing handing) {
    Task target = request.task();
    if (target == null || request.closeIfNoticed(target.thread())) {
      return null;
    }
    if (!request.isForced()) {
      Throws thrown = request.throwRecord().known();
      Verdict verdict =
          rules.judgeFromOutside(
              target.thread(),
              stack,
              thrown,
              target.isWholeLife(),
              System.nanoTime() - request.startNanos());
      if (verdict.hasLeft()) {
        request.close(Ending.left(rules.work(thrown)));
        return null;
      }
      if (verdict.deferral() != null) {
        return verdict.deferral();
      }
    }
    Throwable stop = request.newError();
    stop.setStackTrace(trace);
    String where = "thrown at " + stack[0] + ", while the thread was suspended";
    boolean thrownNow =
        handing.hand(
            stop,
            () -> {
              request.throwRecord().at(stack, System.nanoTime());
              request.throwRecord().another();
              request.delivered(where);
            });
    return thrownNow ? null : "";
  }
}
