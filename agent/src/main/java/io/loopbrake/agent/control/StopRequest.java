/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

import io.loopbrake.agent.delivery.DeliveryRules;
import io.loopbrake.agent.delivery.Verdict;
import io.loopbrake.agent.stack.Frame;
import io.loopbrake.agent.task.Task;
import java.util.concurrent.TimeUnit;

/**
 * An order to stop one task, and what becomes of it. Thread-safe; {@link #deliver} is for the
 * thread to stop alone.
 */
final class StopRequest {
  /** A thread that is left alone for now is not looked at again at each of its checkpoints. */
  private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

  private static final Frame[] NOT_DELIVERED = {};

  private final StopOrder order;
  private final LoopStoppedError spare;
  private final RequestLife life = new RequestLife();
  private final int threadHash;
  private final long startNanos = System.nanoTime();
  private volatile Task task;
  private volatile boolean forced;
  private volatile String note = "";
  private boolean delivering;
  private boolean cutOff;
  private volatile boolean thrownBlindly;
  private Frame[] first = NOT_DELIVERED;
  private volatile long firstNanos;
  private long judgedNanos;
  private volatile long thrownNanos;
  private volatile boolean putOff;
  private int told;
  private Pursuit pursuit;
  private final Interrupts interrupts = new Interrupts(startNanos);

  StopRequest(StopOrder order, Task task) {
    this.order = order;
    this.task = task;
    this.threadHash = System.identityHashCode(task.thread());
    this.spare = new LoopStoppedError(order.id, order.message());
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

  /** The identity hash of the thread to stop. */
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

  /** For how long the stop error has been known to the task; 0 if it was not thrown yet. */
  long nanosSinceDelivery() {
    return isDelivered() ? System.nanoTime() - firstNanos : 0;
  }

  /**
   * Whether the stop error was thrown so recently that the thread is on its way out, or thinks so.
   */
  boolean wasThrownWithin(long nanos, long nowNanos) {
    return isDelivered() && nowNanos - thrownNanos < nanos;
  }

  /** From now on it is thrown whatever the rules say. Returns whether the request was open. */
  boolean force(String how) {
    forced = true;
    return life.amend(how);
  }

  boolean isForced() {
    return forced;
  }

  /** What else there is to say about it now, or nothing. */
  String note() {
    return note;
  }

  /**
   * Throws the stop error if the task is at work here, the request is open and the rules allow it.
   * Runs in the thread to stop, at a checkpoint.
   */
  void deliver(DeliveryRules rules) {
    Task target = task;
    // JDK classes used below may hold checkpoints of their own.
    if (delivering || target == null || !isOpen()) {
      return;
    }
    delivering = true;
    try {
      if (target.isInnermost()) {
        judge(rules);
      }
    } catch (StackOverflowError tooDeep) {
      // Nothing can be judged with so little stack left; there will be more, or none at all.
    } catch (OutOfMemoryError tooFull) {
      if (isOpen()) {
        thrownBlindly = true;
        throwNow(spare);
      }
    } finally {
      delivering = false;
    }
  }

  private void judge(DeliveryRules rules) {
    long now = System.nanoTime();
    if (putOff && !forced && now - judgedNanos < LOOK_AGAIN_NANOS) {
      return;
    }
    boolean delivered = first != NOT_DELIVERED;
    Verdict verdict = forced ? rules.look() : rules.judge(first, delivered ? now - firstNanos : 0);
    judgedNanos = System.nanoTime();
    putOff = verdict.putOff() != null;
    if (putOff) {
      note = "put off: " + verdict.putOff();
      return;
    }
    note = "";
    if (verdict.cutOff() != null && !cutOff) {
      cutOff = true;
      life.amend("cleanup code was cut off in " + verdict.cutOff());
    }
    LoopStoppedError error = new LoopStoppedError(order.id, order.message());
    if (!delivered) {
      firstNanos = judgedNanos;
      first = verdict.stack();
      String place = first.length == 0 ? "an unknown place" : first[0].toString();
      if (!life.deliver("thrown at " + place)) {
        return;
      }
    } else if (!isOpen()) {
      return;
    }
    throwNow(error);
  }

  private void throwNow(LoopStoppedError error) {
    interrupts.takeBack();
    thrownNanos = System.nanoTime();
    throw error;
  }

  /** Returns from which phase on nobody was told yet, and takes note that all are now. */
  int toldOf(int lastPhase) {
    int before = told;
    told = Math.max(told, lastPhase + 1);
    return before;
  }

  /** The frames at the first delivery, innermost first; empty before. */
  Frame[] firstStack() {
    // The volatile read makes what was written before it visible.
    return firstNanos == 0 ? NOT_DELIVERED : first;
  }

  /** How the control thread goes after the task. */
  Pursuit pursuit(long nowNanos) {
    if (pursuit == null) {
      pursuit = new Pursuit(this, nowNanos);
    }
    return pursuit;
  }

  Interrupts interrupts() {
    return interrupts;
  }

  /**
   * Closes the request if its task is over. Runs in the thread to stop, at a task boundary. Returns
   * whether nothing is left to do.
   */
  boolean taskChanged() {
    Task target = task;
    if (target != null) {
      interrupts.takeBack();
      if (target.isOver()) {
        close(Endings.over(target));
      }
      forgetTask();
    }
    return task == null;
  }

  /** Writes down what could not be written down when it happened. */
  void catchUp() {
    if (thrownBlindly) {
      life.deliver("thrown where no memory was left to look at the stack");
    }
  }

  /** Closes the request if it is open. Returns whether it was. */
  synchronized boolean close(Ending ending) {
    catchUp();
    boolean closed = life.close(ending);
    forgetTask();
    return closed;
  }

  /** Only the thread itself can take an interrupt back, at its next task boundary. */
  private synchronized void forgetTask() {
    if (task != null && !isOpen() && !interrupts.areLeftIn(task.thread())) {
      task = null;
    }
  }
}
