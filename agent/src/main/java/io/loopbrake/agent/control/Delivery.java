/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

import io.loopbrake.agent.delivery.DeliveryRules;
import io.loopbrake.agent.delivery.Throws;
import io.loopbrake.agent.delivery.Verdict;
import io.loopbrake.agent.message.InlinedText;
import io.loopbrake.agent.task.Task;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The work of the thread to stop for its request at its checkpoints. Used by that thread only. */
final class Delivery {
  private static final BlindThrow BLIND = new BlindThrow();
  private static final long WATCH_PAUSE_NANOS = TimeUnit.MICROSECONDS.toNanos(500);
  private static final long AUDIT_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
  private static final long PAUSE_AFTER_FAILURE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final StopRequest request;
  private final SpareErrors spareErrors;
  private final LastVerdict lastVerdict = new LastVerdict();
  private boolean delivering;
  private boolean cut;
  private long nextAuditNanos = System.nanoTime();
  private long nextTryNanos;

  Delivery(StopRequest request) {
    this.request = request;
    this.spareErrors = new SpareErrors(request.order());
  }

  /**
   * Throws the stop error if the task is at work here, the request is open and the rules allow it.
   */
  void attempt(DeliveryRules rules) {
    Task target = request.task();
    // JDK classes used below may hold checkpoints of their own.
    if (delivering || target == null || !request.isOpen() || isPausing()) {
      return;
    }
    delivering = true;
    request.passes();
    try {
      if (request.closeIfNoticed(target.thread())) {
        return;
      }
      audit(target);
      if (target.isInnermost()) {
        judge(rules);
      }
    } catch (StackOverflowError tooDeep) {
      // Nothing can be judged with so little stack left; there will be more, or none at all.
    } catch (OutOfMemoryError tooFull) {
      throwBlindly(BLIND.withoutMemory, rules);
    } catch (RuntimeException | LinkageError broken) {
      if (StopThrowables.isStop(broken)) {
        throw broken;
      }
      rulesFailed(broken, rules);
    } finally {
      delivering = false;
    }
  }

  /**
   * Compares the task on record with the stack before a throw, because the event of the task's end
   * may have been lost.
   */
  private void audit(Task target) {
    Object mark = target.mark();
    long now = System.nanoTime();
    if (mark != null && now - nextAuditNanos >= 0) {
      target.audit(new Throwable().getStackTrace(), Thread.State.RUNNABLE, mark);
      nextAuditNanos = System.nanoTime() + AUDIT_PAUSE_NANOS;
    }
  }

  private void judge(DeliveryRules rules) {
    long now = System.nanoTime();
    if (!request.isForced() && lastVerdict.isEnough(rules, now)) {
      return;
    }
    Throws thrown = request.throwRecord().soFar();
    Task target = request.task();
    boolean lifelong = target != null && target.isWholeLife();
    Verdict verdict =
        request.isForced()
            ? rules.look()
            : rules.judge(
                thrown,
                lifelong,
                request.watch().covers(thrown.lastNanos(), now),
                now - request.startNanos());
    if (verdict.isElsewhere()) {
      return;
    }
    if (verdict.stack().length == 0 && lastVerdict.mayStillBeDeferred(now)) {
      // Without memory Java 8 leaves traces empty, and says nothing.
      return;
    }
    if (verdict.hasLeft()) {
      request.close(Ending.left(rules.work(thrown)));
      return;
    }
    lastVerdict.note(verdict, now);
    if (verdict.deferral() != null) {
      if (!request.watch().isWanted()) {
        request.watch().end(now);
      }
      request.defer(verdict.deferral());
      return;
    }
    boolean watched = lifelong && !request.isForced() && rules.needsWatch(verdict.stack());
    if (watched && !request.watch().isReady(now)) {
      // The control thread needs a processor, and the runaway can do without.
      LockSupport.parkNanos(request, WATCH_PAUSE_NANOS);
      return;
    }
    request.deferNoMore();
    Throwable stop = request.newError();
    if (verdict.cutOff() != null && !cut) {
      cut = request.amend(InlinedText.CUT_OFF + verdict.cutOff());
    }
    long thrownAt = System.nanoTime();
    request.throwRecord().at(verdict.stack(), thrownAt);
    if (watched) {
      request.watch().thrown(thrownAt);
    }
    if (request.delivered(InlinedText.THROWN_AT + verdict.place())) {
      throwNow(stop);
    }
  }

  /** When in doubt, nothing is thrown; an operator may know better. */
  private void rulesFailed(Throwable broken, DeliveryRules rules) {
    if (request.isForced()) {
      throwBlindly(BLIND.withoutStack, rules);
    }
    nextTryNanos = System.nanoTime() + PAUSE_AFTER_FAILURE_NANOS;
    request.defer(InlinedText.RULES_FAILED + broken.getClass().getName());
  }

  private boolean isPausing() {
    return nextTryNanos != 0 && !request.isForced() && System.nanoTime() - nextTryNanos < 0;
  }

  /** Throws without a look at the stack. Takes no memory. */
  private void throwBlindly(String where, DeliveryRules rules) {
    long now = System.nanoTime();
    if (request.isOpen()
        && !rules.needStack()
        && (request.isForced() || !lastVerdict.mayStillBeDeferred(now))) {
      request.throwRecord().blindly(now);
      request.deliveredBlindly(where);
      throwNow(spareErrors.next());
    }
  }

  private void throwNow(Throwable stop) {
    request.interrupts().takeBack(request);
    request.throwRecord().another();
    StopThrowables.<RuntimeException>raise(stop);
  }
}
