/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

import io.loopbrake.agent.delivery.DeliveryRules;
import io.loopbrake.agent.task.Task;

/**
 * An order to stop one task, and its state. Thread-safe. The fields of the thread to stop are in
 * {@link Delivery}, those of the control thread in {@link ControlThreadWork}.
 */
final class StopRequest {
  private final StopOrder order;
  private final StopThrowables kind;
  private final RequestLife life = new RequestLife();
  private final ThrowRecord throwRecord = new ThrowRecord();
  private final Interrupts interrupts = new Interrupts(System.nanoTime());
  private final CausingInterrupt cause;
  private final int threadHash;
  private final long startNanos = System.nanoTime();
  private volatile Task task;
  private volatile boolean forced;
  private volatile boolean allMeans;
  private volatile boolean passed;
  private volatile int asks;
  private volatile String reaching = "";
  private volatile Deferral deferral = Deferral.NOT;
  private final CheckpointWatch watch = new CheckpointWatch();
  private volatile String thrownBlindly;
  private int told;
  private final Delivery delivery;
  private final ControlThreadWork controlThreadWork = new ControlThreadWork(this);

  StopRequest(StopOrder order, Task task) {
    this(order, task, StopThrowables.ERROR);
  }

  StopRequest(StopOrder order, Task task, StopThrowables kind) {
    this.order = order;
    this.kind = kind;
    this.task = task;
    this.threadHash = System.identityHashCode(task.thread());
    this.cause = new CausingInterrupt(order, life);
    this.delivery = new Delivery(this);
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

  /**
   * From now on, the stop error is thrown whatever the rules say. Returns whether the request was
   * open.
   */
  boolean force(String how) {
    boolean open = life.makeFirm() && life.amend(how);
    forced |= open;
    return open;
  }

  /** The interrupt of the application that caused the request, if any. */
  CausingInterrupt cause() {
    return cause;
  }

  /**
   * Closes the request if the code took note of the interrupt that caused it, and nothing was
   * thrown. Returns whether the request is closed now, for whatever reason.
   */
  boolean closeIfNoticed(Thread thread) {
    catchUp();
    if (cause.isNoticed(thread)) {
      life.revoke(Ending.noticed(), deferral.why);
      forgetTask();
    }
    return !isOpen();
  }

  /**
   * Closes the request because the work that it meant has ended, unless the stop error was thrown
   * meanwhile. For the life of a thread only.
   */
  void closeIfNotThrown(Ending ending) {
    catchUp();
    life.end(ending, deferral.why);
    forgetTask();
  }

  boolean isForced() {
    return forced;
  }

  /** Somebody asks for the same stop once more, and means what the thread does now. */
  void askedAgain() {
    asks++;
  }

  /** How often the stop was asked for again. */
  int asks() {
    return asks;
  }

  /** From now on, loops without checkpoints are reached by every means. */
  void allowAllMeans() {
    allMeans = true;
  }

  boolean allowsAllMeans() {
    return allMeans;
  }

  /** Whether somebody has decided that the thread is to be stopped, whatever it does now. */
  boolean isOrderedAnyhow() {
    return forced || allMeans;
  }

  /**
   * Whether the thread may do other work by now than the request means. The thread is one task for
   * its whole life then, so only its stack tells. For the control thread.
   *
   * @param stack of the thread, innermost frame first
   */
  boolean mayMeanOtherWork(DeliveryRules rules, StackTraceElement[] stack) {
    Task target = task;
    if (forced || target == null || !target.isWholeLife()) {
      return false;
    }
    return isDelivered()
        ? !rules.isStillThere(throwRecord.known(), stack)
        : !allMeans && controlThreadWork.requestedWork().isGoneFrom(stack);
  }

  boolean isInnermost() {
    Task target = task;
    return target != null && target.isInnermost();
  }

  /**
   * Sets the description of the attempt to reach a loop without checkpoints; empty if there is
   * none.
   */
  void say(String what) {
    reaching = what;
  }

  /** Adds a fact to the description. Returns whether the request was open. */
  boolean amend(String fact) {
    return life.amend(fact);
  }

  /** Sets what the work was last seen to do, which is described as long as it may go on. */
  void observe(String what) {
    life.observe(what);
  }

  /** Throws the stop error if it is time. Runs in the thread to stop, at a checkpoint. */
  void deliver(DeliveryRules rules) {
    delivery.attempt(rules);
  }

  /** A new stop error with the trace of the calling thread. */
  Throwable newError() {
    return kind.create(order);
  }

  /**
   * The error is about to be thrown. Returns whether the request is open, so that it may be.
   *
   * @param where in words that follow "was"
   */
  boolean delivered(String where) {
    return life.deliver(where);
  }

  /** As {@link #delivered} without a check, and without memory; {@link #catchUp} completes it. */
  void deliveredBlindly(String where) {
    thrownBlindly = where;
  }

  /** Notes that the thread passes a checkpoint. */
  void passes() {
    if (!passed) {
      passed = true;
    }
  }

  /** Whether the thread has passed a checkpoint since the last call. */
  boolean takePassed() {
    boolean before = passed;
    if (before) {
      passed = false;
    }
    return before;
  }

  /** The work of the control thread for this request. For that thread only. */
  ControlThreadWork controlThreadWork() {
    return controlThreadWork;
  }

  /** Notes how the thread's wait was ended, as a sentence without its end. */
  void unblocked(String how) {
    // The stop causes everything that follows, whatever becomes of an interrupt.
    life.makeFirm();
    life.unblock(how);
  }

  /** Notes why the error cannot be thrown, or the thread not be interrupted, at this moment. */
  void defer(String why) {
    deferral = new Deferral(why);
  }

  /** Notes that nothing defers the stop any more. */
  void deferNoMore() {
    deferral = Deferral.NOT;
  }

  /** Whether the stop was deferred at the last attempt. */
  boolean isDeferred() {
    return deferral != Deferral.NOT;
  }

  /**
   * The present deferral and the means in progress, or nothing; a forced request is not deferred.
   */
  String note() {
    String why = forced ? "" : deferral.toString();
    String how = reaching;
    return why.isEmpty() || how.isEmpty() ? why + how : why + "; " + how;
  }

  /**
   * Returns the number of the first phase of which the listeners have not been told, and notes that
   * they are told of all up to this last one.
   */
  int toldOf(int lastPhase) {
    int before = told;
    told = Math.max(told, lastPhase + 1);
    return before;
  }

  ThrowRecord throwRecord() {
    return throwRecord;
  }

  CheckpointWatch watch() {
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
        close(Ending.over(target));
        cause.end();
      }
      forgetTask();
    }
    return task == null;
  }

  /** Notes a throw that could not be noted when it happened, for lack of memory. */
  void catchUp() {
    if (thrownBlindly != null) {
      life.deliver(thrownBlindly);
    }
  }

  /** Closes the request if it is open. Returns whether it was. */
  synchronized boolean close(Ending ending) {
    catchUp();
    boolean closed = life.close(ending, deferral.why);
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
