/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

import io.loopbrake.agent.delivery.DeliveryRules;
import io.loopbrake.agent.delivery.Throws;
import io.loopbrake.agent.delivery.Verdict;
import io.loopbrake.agent.message.InlinedText;
import io.loopbrake.agent.message.Message;
import io.loopbrake.agent.stack.Frame;
import io.loopbrake.agent.task.Task;
import java.util.function.BooleanSupplier;

/** An open request, as {@link Reach} sees it. Thread-safe. */
public final class Reachable {
  private final StopRequest request;

  Reachable(StopRequest request) {
    this.request = request;
  }

  /** Throws an error in a thread from outside. */
  @FunctionalInterface
  public interface Handing {
    /**
     * Throws the error.
     *
     * @param meant asked while the thread is suspended: whether the request still means its work.
     *     The thread may have begun with the next task since the rules were asked
     * @param done runs when the thread has the error, before it can go on
     * @return whether the thread has the error
     */
    boolean hand(Throwable error, BooleanSupplier meant, Runnable done);
  }

  /** The id of the request. */
  public long id() {
    return request.id();
  }

  /** The thread to stop; null once the request is closed and leaves nothing in the thread. */
  public Thread thread() {
    return request.thread();
  }

  /** Whether the stop is still wanted. */
  public boolean isOpen() {
    return request.isOpen();
  }

  /** Whether the request is open and the error was thrown at least once. */
  public boolean isDelivered() {
    return request.isDelivered();
  }

  /** Whether the task to stop is the innermost one of its thread, as it has to be for a throw. */
  public boolean isInnermost() {
    return request.isInnermost();
  }

  /** Whether every means may be used, because somebody asked for a rescue. */
  public boolean allowsAllMeans() {
    return request.allowsAllMeans();
  }

  /** Whether the stop error is thrown past all rules. */
  public boolean isForced() {
    return request.isForced();
  }

  /** Sets the part of {@code why} about the attempt in progress; null removes it. */
  public void say(Message what) {
    request.say(what == null ? "" : what.text());
  }

  /** Adds a fact to {@code why}, once. Does nothing if the request is closed. */
  public void amend(Message fact) {
    request.amend(fact.text());
  }

  /**
   * Sets the part of {@code why} about the work that goes on, which its end removes. Does nothing
   * if the request is closed.
   */
  public void observe(Message what) {
    request.observe(what.text());
  }

  /**
   * Has a new stop error thrown in the thread, which must not run meanwhile, if the rules allow it.
   *
   * @param stack of the thread, innermost frame first; not empty
   * @param trace the same stack, for the trace of the error
   * @return why the error was not thrown; null if it was, or if none is needed any more; empty if
   *     {@code handing} did not throw it
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
    String where = InlinedText.THROWN_AT + stack[0] + InlinedText.WHILE_SUSPENDED;
    boolean thrownNow =
        handing.hand(
            stop,
            () -> request.isOpen() && request.isInnermost(),
            () -> {
              // The rest may run out of memory, and the error is thrown all the same.
              request.deliveredBlindly(where);
              request.throwRecord().at(stack, System.nanoTime());
              request.throwRecord().another();
              request.catchUp();
            });
    return thrownNow ? null : "";
  }
}
