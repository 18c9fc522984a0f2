/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.task;

import io.loopbrake.agent.gate.GateClass;
import io.loopbrake.agent.gate.TaskEvents;
import io.loopbrake.agent.threads.ByThread;
import io.loopbrake.agent.threads.ThreadCalls;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;

/** Keeps count of the tasks of all threads. Thread-safe. */
public final class Tasks implements IntConsumer {
  static final String WHOLE_LIFE = "0";

  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
  private static final int MOST_LOOKS = 3;

  private final ByThread<TaskClock> clocks = new ByThread<>(TaskClock::new);
  private final OwnClock own = new OwnClock(clocks);
  private final StackEvidence evidence;
  private volatile TaskListener listener = TaskListener.NONE;
  private volatile Runnable serverListener = new Deaf();

  /** Creates what believes every event. */
  public Tasks() {
    this(StackEvidence.NONE);
  }

  /** Creates what compares the events with the threads' stacks. */
  public Tasks(StackEvidence evidence) {
    this.evidence = evidence;
  }

  /** Sets who is told when threads begin and end tasks. */
  public void tell(TaskListener newListener) {
    listener = newListener;
  }

  /**
   * Takes note, from now on, of threads that are interrupted when they come to a task; after {@link
   * #tell}. Each event costs a little more then.
   */
  public void noteInterrupts() {
    listener = new InterruptNotes(listener, own);
  }

  /** Sets what is done, by the thread itself, when one gets the platform's MBean server. */
  public void tellOfServer(Runnable newListener) {
    serverListener = newListener;
  }

  /** Takes an event of {@link TaskEvents} about the calling thread. */
  @Override
  public void accept(int event) {
    TaskClock clock = null;
    Work before = null;
    try {
      clock = own.get();
      before = clock.top;
      if (clock != OwnClock.OF_CARRIER) {
        accept(event, clock);
      }
    } catch (OutOfMemoryError | StackOverflowError full) {
      // A pool would lose a task or a thread by it. What was lost here an audit finds out.
      if (clock != null && clock.top == before) {
        miss(event, clock);
      }
    }
  }

  private static void miss(int event, TaskClock clock) {
    try {
      switch (TaskEvents.happening(event)) {
        case TaskEvents.BEGIN:
        case TaskEvents.JOIN:
          clock.missBegin();
          break;
        case TaskEvents.END:
          clock.missEnd();
          break;
        default:
          break;
      }
    } catch (StackOverflowError stillFull) {
      // As above.
    }
  }

  private void accept(int event, TaskClock clock) {
    int boundary = TaskEvents.boundary(event);
    boolean listening = listener.isListening();
    boolean proof = clock.isSuspect() || listening && listener.isAfter(Thread.currentThread());
    if (proof && isForged(boundary)) {
      return;
    }
    switch (TaskEvents.happening(event)) {
      case TaskEvents.BEGIN:
        clock.begin(boundary);
        break;
      case TaskEvents.JOIN:
        clock.join(boundary);
        break;
      case TaskEvents.NEXT:
        clock.next(boundary);
        break;
      case TaskEvents.IDLE:
        clock.idle(boundary);
        break;
      default:
        if (boundary == TaskEvents.NO_BOUNDARY) {
          serverListener.run();
        } else {
          clock.end(boundary);
        }
        break;
    }
    if (listening) {
      listener.taskChanged(Thread.currentThread());
    }
  }

  /**
   * Whether the event that is being told comes from elsewhere than from a place that was planted:
   * code of the application can call the runtime class, too.
   */
  private boolean isForged(int boundary) {
    if (!evidence.isKnown(boundary)) {
      return false;
    }
    boolean reached = false;
    for (StackTraceElement frame : new Throwable().getStackTrace()) {
      if (GateClass.isGateOrRuntime(frame.getClassName())) {
        reached = true;
      } else if (reached) {
        return !evidence.isOf(boundary, frame.getClassName(), frame.getMethodName());
      }
    }
    return false;
  }

  /**
   * What the thread works on now, as far as its stack bears it out; empty when it is a worker that
   * waits for work.
   */
  public Optional<Task> current(Thread thread) {
    TaskClock clock = clocks.findOrCreate(thread);
    auditIfPossible(thread, clock);
    return clock.top() == null && clock.hasHadTasks() && isWaiting(thread)
        ? Optional.empty()
        : new Task(thread, clock, null, evidence).innermost();
  }

  private static boolean isWaiting(Thread thread) {
    try {
      Thread.State state = ThreadCalls.stateOf(thread);
      return state == Thread.State.WAITING || state == Thread.State.TIMED_WAITING;
    } catch (RuntimeException | LinkageError itsOwn) {
      // The application can override the method.
      return false;
    }
  }

  private void auditIfPossible(Thread thread, TaskClock clock) {
    try {
      audit(thread, clock);
    } catch (RuntimeException | LinkageError itsOwn) {
      // As above; then the events alone count.
    }
  }

  private void audit(Thread thread, TaskClock clock) {
    for (int i = 0; i < MOST_LOOKS; i++) {
      Work seen = clock.top;
      Thread.State state = ThreadCalls.stateOf(thread);
      if (seen == null || seen.isIdle() && state != Thread.State.RUNNABLE) {
        return;
      }
      if (seen.isIdle() || i > 0) {
        // A worker that fetches its next task runs for a moment, too; and events may be forged.
        clock.suspect();
        LockSupport.parkNanos(PAUSE_NANOS);
        seen = clock.top;
        state = ThreadCalls.stateOf(thread);
      }
      StackTraceElement[] stack = ThreadCalls.stackOf(thread);
      if (new TaskAudit(evidence, stack, state).correct(clock, seen)) {
        return;
      }
    }
  }

  /**
   * The task with this name, if the thread is at it, or inside of it.
   *
   * @param name such as {@code 1893} or {@code u2}; 0 is the thread's whole life
   */
  public Optional<Task> named(Thread thread, String name) {
    TaskClock clock = clocks.findOrCreate(thread);
    auditIfPossible(thread, clock);
    Work work = clock.top();
    while (work != null && (work.isIdle() || !work.name().equals(name))) {
      work = work.below;
    }
    return work == null && !name.equals(WHOLE_LIFE)
        ? Optional.empty()
        : Optional.of(new Task(thread, clock, work == null ? null : work.whole, evidence));
  }

  private static final class Deaf implements Runnable {
    @Override
    public void run() {
      // Nobody wants to know.
    }
  }

  /** Finds the calling thread's clock quickly. */
  private static final class OwnClock extends ThreadLocal<TaskClock> {
    /**
     * The threads that carry virtual threads (JEP 444) come past the boundaries of their pool each
     * time that they take one up, and nobody stops them.
     */
    static final TaskClock OF_CARRIER = new TaskClock();

    private static final String CARRIER = "jdk.internal.misc.CarrierThread";

    private final ByThread<TaskClock> clocks;

    OwnClock(ByThread<TaskClock> clocks) {
      this.clocks = clocks;
    }

    @Override
    protected TaskClock initialValue() {
      Thread current = Thread.currentThread();
      return current.getClass().getName().equals(CARRIER)
          ? OF_CARRIER
          : clocks.findOrCreate(current);
    }
  }
}
