/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.reach;

import io.loopbrake.agent.control.Reachable;
import io.loopbrake.agent.delivery.DeliveryRules;
import io.loopbrake.agent.message.Message;
import io.loopbrake.agent.message.ReachMessage;
import io.loopbrake.agent.suspend.ThreadSuspender;
import io.loopbrake.agent.threads.ThreadCalls;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Throws a stop in the loop itself, while the thread is suspended there. This is for loops that
 * call no method: any instruction of such a loop may throw. Used by the reaching thread.
 */
final class LoopThrow {
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(2);
  private static final long PAUSE_MILLIS = 1;

  private final ThreadSuspender suspender;
  private final DeliveryRules rules;

  LoopThrow(ThreadSuspender suspender, DeliveryRules rules) {
    this.suspender = suspender;
    this.rules = rules;
  }

  /**
   * Tries for some seconds. Returns why nothing was thrown; null if the thread has the error, or
   * needs none any more.
   */
  Message in(ActiveLoop loop, Reachable request, Thread target) throws InterruptedException {
    if (!suspender.isAvailable()) {
      return ReachMessage.NO_MEANS.with(suspender.description());
    }
    if (loop.isOfJdk() && !request.isForced()) {
      return ReachMessage.OF_JDK.with(loop);
    }
    Message why = ReachMessage.NOT_MET.with(loop);
    // The cleanup that an earlier throw has caused may finish first.
    long patience = PATIENCE_NANOS + (request.isDelivered() ? rules.windowNanos() : 0);
    long end = System.nanoTime() + patience;
    while (request.isOpen() && System.nanoTime() - end < 0) {
      StackTraceElement[] stack = ThreadCalls.stackOf(target);
      if (isAt(loop, stack)) {
        String objection =
            request.throwFromOutside(
                rules,
                loop.frames().of(stack),
                stack,
                (error, meant, done) -> hand(loop, target, error, meant, done));
        if (objection == null) {
          return null;
        }
        if (!objection.isEmpty()) {
          why = ReachMessage.DEFERRED.with(objection);
        } else if (!suspender.lastFailure().isEmpty()) {
          return ReachMessage.NO_MEANS.with(suspender.lastFailure());
        }
      }
      Thread.sleep(PAUSE_MILLIS);
    }
    return request.isOpen() ? why : null;
  }

  private boolean hand(
      ActiveLoop loop, Thread target, Throwable error, BooleanSupplier meant, Runnable done) {
    return suspender.tryOnce(
            target, stack -> meant.getAsBoolean() && isAt(loop, stack), error, done)
        == ThreadSuspender.Outcome.THROWN;
  }

  private static boolean isAt(ActiveLoop loop, StackTraceElement[] stack) {
    return stack.length > 0
        && loop.lets(stack[0].getLineNumber())
        && loop.activation().isInnermostOf(stack);
  }
}
