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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * An order to stop one task, and what becomes of it. Thread-safe; {@link #deliver} is for the
 * thread to stop alone.
 */
final class StopRequest {
  private static final BlindThrow BLIND = new BlindThrow();
  private static final long WATCH_PAUSE_NANOS = TimeUnit.MICROSECONDS.toNanos(500);
  private static final long AUDIT_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
  private static final long PAUSE_AFTER_FAILURE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final StopOrder order;
  private final StopThrowables kind;
  private final Spares spares;
  private final RequestLife life = new RequestLife();
  private final Deliveries deliveries = new Deliveries();
  private final Interrupts interrupts = new Interrupts(System.nanoTime());
  private final CausingInterrupt cause;
  private final int threadHash;
  private final long startNanos = System.nanoTime();
  private volatile Task task;
  private volatile boolean forced;
  private volatile boolean allMeans;
  private volatile boolean passed;
  private volatile String reaching = "";
  private volatile PutOff putOff = PutOff.NOT;
  private boolean delivering;
  private long nextAuditNanos = System.nanoTime();
  private long nextTryNanos;
  private final LastLook lastLook = new LastLook();
  private final Watch watch = new Watch();
  private boolean cut;
  private volatile String thrownBlindly;
  private int told;
  private final Following following = new Following(this);

  StopRequest(StopOrder order, Task task) {
    this(order, task, StopThrowables.ERROR);
  }

  StopRequest(StopOrder order, Task task, StopThrowables kind) {
    this.order = order;
    this.kind = kind;
    this.task = task;
    this.threadHash = System.identityHashCode(task.thread());
    this.spares = new Spares(order);
    this.cause = new CausingInterrupt(order, life);
  }

  StopOrder order() {
    return order;
  }

  long id() {
    return order.id;
  }

  /**
   * The task to stop, or null once the request is closed and no interrupt of it may be left in the
   * thread.
   */
  Task task() {
    return task;
  }

  /** The thread of that task, or null. */
  Thread thread() {
    Task target = task;
    return target == null ? null : target.thread();
  }

  int threadHash() {
    return threadHash;
  }

  Phase phase() {
    return life.phase();
  }

  boolean isOpen() {
    return life.isOpen();
  }

  boolean isDelivered() {
    return life.isDelivered();
  }

  /** When it was made, on the clock of {@link System#nanoTime}. */
  long startNanos() {
    return startNanos;
  }

  /** From now on it is thrown whatever the rules say. Returns whether the request was open. */
  boolean force(String how) {
    boolean open = life.makeFirm() && life.amend(how);
    forced |= open;
    return open;
  }

  /** The interrupt because of which it was made, if it was. */
  CausingInterrupt cause() {
    return cause;
  }

  /**
   * Closes the request if the code took note of the interrupt because of which it was made, and
   * nothing was thrown. Returns whether it is closed.
   */
  boolean closeIfNoticed(Thread thread) {
    catchUp();
    if (cause.isNoticed(thread)) {
      life.revoke(Endings.noticed(), putOff.why);
      forgetTask();
    }
    return !isOpen();
  }

  boolean isForced() {
    return forced;
  }

  /** From now on loops without checkpoints are reached by every means. */
  void allowAllMeans() {
    allMeans = true;
  }

  boolean allowsAllMeans() {
    return allMeans;
  }

  boolean isInnermost() {
    Task target = task;
    return target != null && target.isInnermost();
  }

  /** Says how a loop without checkpoints is being reached; empty if it is not. */
  void say(String what) {
    reaching = what;
  }

  /** Adds a fact to what is said of it. */
  void amend(String fact) {
    life.amend(fact);
  }

  /** Whether the thread has passed a checkpoint since this was asked last. */
  boolean takePassed() {
    boolean before = passed;
    if (before) {
      passed = false;
    }
    return before;
  }

  /** What the control thread does for it. For that thread alone. */
  Following following() {
    return following;
  }

  /** Notes how the thread's wait was ended, as a sentence without its end. */
  void unblocked(String how) {
    // What follows is the stop's doing, whatever becomes of an interrupt.
    life.makeFirm();
    life.unblock(how);
  }

  /** Takes note why it cannot be thrown, or the thread not be interrupted, now. */
  void putOff(String why) {
    putOff = new PutOff(why);
  }

  /** Whether it was, when that was looked at last. */
  boolean isPutOff() {
    return putOff != PutOff.NOT;
  }

  /** What else there is to say about it now, or nothing; a forced one is put off no more. */
  String note() {
    String why = forced ? "" : putOff.toString();
    String how = reaching;
    return why.isEmpty() || how.isEmpty() ? why + how : why + "; " + how;
  }

  /**
   * Throws the stop error if the task is at work here, the request is open and the rules allow it.
   * Runs in the thread to stop, at a checkpoint.
   */
  void deliver(DeliveryRules rules) {
    Task target = task;
    // JDK classes used below may hold checkpoints of their own.
    if (delivering || target == null || !isOpen() || isPausing()) {
      return;
    }
    delivering = true;
    if (!passed) {
      passed = true;
    }
    try {
      if (closeIfNoticed(target.thread())) {
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

  /** Before a throw, since an event that was lost may have left the task on record. */
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
    if (!forced && lastLook.isEnough(rules, now)) {
      return;
    }
    Throws thrown = deliveries.soFar();
    Task target = task;
    boolean lifelong = target != null && target.isWholeLife();
    Verdict verdict =
        forced
            ? rules.look()
            : rules.judge(
                thrown, lifelong, watch.covers(thrown.lastNanos(), now), now - startNanos);
    if (verdict.isElsewhere()) {
      return;
    }
    if (verdict.stack().length == 0 && lastLook.mayStillBePutOff(now)) {
      // Without memory Java 8 leaves traces empty, and says nothing.
      return;
    }
    if (verdict.hasLeft()) {
      close(Endings.left(rules.work(thrown)));
      return;
    }
    lastLook.note(verdict, now);
    if (verdict.isUnsettled()) {
      watch.goOn(thrown.lastNanos(), now);
    } else if (verdict.putOff() != null && !watch.isWanted()) {
      watch.end(now);
    }
    if (verdict.putOff() != null) {
      putOff(verdict.putOff());
      return;
    }
    boolean watched = lifelong && !forced && rules.needsWatch(verdict.stack());
    if (watched && !watch.isReady(now)) {
      // The control thread needs a processor, and the runaway can do without.
      LockSupport.parkNanos(this, WATCH_PAUSE_NANOS);
      return;
    }
    putOff = PutOff.NOT;
    Throwable stop = kind.create(order);
    if (verdict.cutOff() != null && !cut) {
      cut = life.amend("cleanup code was cut off in " + verdict.cutOff());
    }
    long thrownAt = System.nanoTime();
    deliveries.at(verdict.stack(), thrownAt);
    if (watched) {
      watch.thrown(thrownAt);
    }
    if (life.deliver("thrown at " + verdict.place())) {
      throwNow(stop);
    }
  }

  /** When in doubt, nothing is thrown; an operator may know better. */
  private void rulesFailed(Throwable broken, DeliveryRules rules) {
    if (forced) {
      throwBlindly(BLIND.withoutStack, rules);
    }
    nextTryNanos = System.nanoTime() + PAUSE_AFTER_FAILURE_NANOS;
    putOff("the rules for stops failed with " + broken.getClass().getName());
  }

  private boolean isPausing() {
    return nextTryNanos != 0 && !forced && System.nanoTime() - nextTryNanos < 0;
  }

  /** Where the rules are of no use; takes no memory. */
  private void throwBlindly(String where, DeliveryRules rules) {
    long now = System.nanoTime();
    if (isOpen() && !rules.needStack() && (forced || !lastLook.mayStillBePutOff(now))) {
      deliveries.blindly(now);
      thrownBlindly = where;
      throwNow(spares.next());
    }
  }

  /**
   * Has the error given to the thread, which does not run meanwhile and is in none of our code.
   * Returns why it was not; null if it was, or need not be any more; empty if the thread was not
   * met there.
   */
  String throwFromOutside(
      DeliveryRules rules, Frame[] stack, StackTraceElement[] trace, Reachable.Handing handing) {
    Task target = task;
    if (target == null || closeIfNoticed(target.thread())) {
      return null;
    }
    if (!forced) {
      Throws thrown = deliveries.known();
      Verdict verdict =
          rules.judgeFromOutside(
              target.thread(), stack, thrown, target.isWholeLife(), System.nanoTime() - startNanos);
      if (verdict.hasLeft()) {
        close(Endings.left(rules.work(thrown)));
        return null;
      }
      if (verdict.putOff() != null) {
        return verdict.putOff();
      }
    }
    Throwable stop = kind.create(order);
    stop.setStackTrace(trace);
    String where = "thrown at " + stack[0] + ", while the thread was suspended";
    boolean thrownNow =
        handing.hand(
            stop,
            () -> {
              deliveries.at(stack, System.nanoTime());
              deliveries.another();
              life.deliver(where);
            });
    return thrownNow ? null : "";
  }

  private void throwNow(Throwable stop) {
    interrupts.takeBack(this);
    deliveries.another();
    StopThrowables.<RuntimeException>raise(stop);
  }

  /** Returns from which phase on nobody was told yet, and takes note that all are now. */
  int toldOf(int lastPhase) {
    int before = told;
    told = Math.max(told, lastPhase + 1);
    return before;
  }

  Deliveries deliveries() {
    return deliveries;
  }

  Watch watch() {
    return watch;
  }

  Interrupts interrupts() {
    return interrupts;
  }

  /** Notes that the thread is interrupted; says where, in words that follow "was". */
  void interrupted(String said) {
    life.interrupt(said);
  }

  /**
   * Closes the request if its task is over. Runs in the thread to stop, at a task boundary. Returns
   * whether nothing is left to do.
   */
  boolean taskChanged() {
    Task target = task;
    if (target != null) {
      interrupts.takeBack(this);
      if (target.isOver()) {
        close(Endings.over(target));
        cause.end();
      }
      forgetTask();
    }
    return task == null;
  }

  /** Writes down what could not be written down when it happened. */
  void catchUp() {
    if (thrownBlindly != null) {
      life.deliver(thrownBlindly);
    }
  }

  /** Closes the request if it is open. Returns whether it was. */
  synchronized boolean close(Ending ending) {
    catchUp();
    boolean closed = life.close(ending, putOff.why);
    forgetTask();
    return closed;
  }

  /** Only the thread itself can take an interrupt back, at its next task boundary, if any. */
  private synchronized void forgetTask() {
    boolean left =
        task != null
            && !task.isWholeLife()
            && (interrupts.areLeftIn(task.thread()) || cause.isLeft() && task.thread().isAlive());
    if (!isOpen() && !left) {
      task = null;
    }
  }
}
