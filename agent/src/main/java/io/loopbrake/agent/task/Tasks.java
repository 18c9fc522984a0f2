/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.task;

import io.loopbrake.agent.gate.GateClass;
import io.loopbrake.agent.gate.TaskEvents;
import io.loopbrake.agent.threads.ByThread;
import io.loopbrake.agent.threads.ThreadCalls;
import java.lang.ref.WeakReference;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/** Counts the tasks of all threads. Thread-safe. */
public final class Tasks implements IntConsumer {
  /** The name of a thread's whole life, see {@link #named}. */
  public static final String WHOLE_LIFE = "0";

  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
  private static final int MOST_LOOKS = 3;

  private final ByThread<TaskCounter> counters = new ByThread<>(new NewCounter());
  private final OwnCounter own = new OwnCounter(counters);
  private final StackEvidence evidence;
  private final long pauseNanos;
  private volatile TaskListener listener = TaskListener.NONE;
  private volatile Runnable serverListener = new Deaf();

  /** Creates counters that believe every event. */
  public Tasks() {
    this(StackEvidence.NONE);
  }

  /** Creates counters that compare the events with the threads' stacks. */
  public Tasks(StackEvidence evidence) {
    this(evidence, PAUSE_NANOS);
  }

  /** Creates counters with this pause before a thread is looked at again. */
  Tasks(StackEvidence evidence, long pauseNanos) {
    this.evidence = evidence;
    this.pauseNanos = pauseNanos;
  }

  /** Sets the listener for the begins and ends of tasks, in place of the one before. */
  public void tell(TaskListener newListener) {
    listener = newListener;
  }

  /**
   * From now on, notes threads whose interrupt status is set when a task begins, for {@link
   * Task#ownsInterrupt}. To be called after {@link #tell}. Each event costs a little more then.
   */
  public void noteInterrupts() {
    listener = new InterruptNotes(listener, own);
  }

  /**
   * Sets the action that a thread runs when it gets the platform's MBean server. The action runs in
   * that thread, inside of the application's call, so it must not throw.
   */
  public void tellOfServer(Runnable newListener) {
    serverListener = newListener;
  }

  /**
   * Takes an event of {@link TaskEvents} about the calling thread. Throws nothing for lack of
   * memory or stack.
   */
  @Override
  public void accept(int event) {
    TaskCounter counter = null;
    Work before = null;
    try {
      counter = own.counter();
      before = counter.top;
      if (counter != OwnCounter.OF_CARRIER) {
        accept(event, counter);
      }
    } catch (OutOfMemoryError | StackOverflowError full) {
      // The error would cost a pool a task or a thread. An audit finds the event that is lost here.
      if (counter != null && counter.top == before) {
        miss(event, counter);
      }
    }
  }

  private static void miss(int event, TaskCounter counter) {
    try {
      switch (TaskEvents.happening(event)) {
        case TaskEvents.BEGIN:
        case TaskEvents.JOIN:
          counter.missBegin();
          break;
        case TaskEvents.END:
          counter.missEnd();
          break;
        default:
          break;
      }
    } catch (StackOverflowError stillFull) {
      // As above.
    }
  }

  private void accept(int event, TaskCounter counter) {
    int boundary = TaskEvents.boundary(event);
    boolean listening = listener.isListening();
    boolean proof = counter.isSuspect() || listening && listener.isAfter(Thread.currentThread());
    if (proof && isForged(boundary)) {
      return;
    }
    switch (TaskEvents.happening(event)) {
      case TaskEvents.BEGIN:
        counter.begin(boundary);
        break;
      case TaskEvents.JOIN:
        counter.join(boundary);
        break;
      case TaskEvents.NEXT:
        counter.next(boundary);
        break;
      case TaskEvents.IDLE:
        counter.idle(boundary);
        break;
      default:
        if (boundary == TaskEvents.NO_BOUNDARY) {
          serverListener.run();
        } else {
          counter.end(boundary);
        }
        break;
    }
    // A request that came meanwhile may have met the work before this event, and interrupted it.
    if (listening || listener.isListening()) {
      listener.taskChanged(Thread.currentThread());
    }
  }

  /**
   * Whether the present event does not come from a planted call: code of the application can call
   * the runtime class, too.
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
   * The innermost task of the thread, as far as its stack confirms it; empty for a worker that
   * waits for work. May wait for some milliseconds if the stack contradicts the events.
   */
  public Optional<Task> current(Thread thread) {
    TaskCounter counter = counters.findOrCreate(thread);
    auditIfPossible(thread, counter);
    return waitsForWork(thread, counter)
        ? Optional.empty()
        : new Task(thread, counter, null, evidence).innermost();
  }

  /**
   * As {@link #current}, for a stop. A worker between two tasks runs for a moment, too, so a thread
   * that has had tasks and is outside of all is looked at again after some milliseconds. Also empty
   * if it has gone on by then: what it did at the call is over.
   */
  public Optional<Task> target(Thread thread) {
    TaskCounter counter = counters.findOrCreate(thread);
    long begun = counter.begun();
    Optional<Task> found = current(thread);
    boolean over =
        found.isPresent() && found.get().isWholeLife() && !staysOutside(thread, counter, begun);
    return over ? Optional.empty() : found;
  }

  /**
   * Whether a thread that is outside of all tasks has no other task and does not wait for work,
   * some pauses later.
   *
   * @param begun how many tasks it had begun when it was seen there
   */
  private boolean staysOutside(Thread thread, TaskCounter counter, long begun) {
    for (int i = 0; i < MOST_LOOKS && counter.hasHadTasks(); i++) {
      LockSupport.parkNanos(pauseNanos);
      if (counter.begun() != begun || waitsForWork(thread, counter)) {
        return false;
      }
    }
    return true;
  }

  private static boolean waitsForWork(Thread thread, TaskCounter counter) {
    Work top = counter.top();
    return top == null ? counter.hasHadTasks() && isWaiting(thread) : top.isIdle();
  }

  private static boolean isWaiting(Thread thread) {
    try {
      return ThreadCalls.isWaiting(ThreadCalls.stateOf(thread));
    } catch (RuntimeException | LinkageError itsOwn) {
      // The application can override the method.
      return false;
    }
  }

  private void auditIfPossible(Thread thread, TaskCounter counter) {
    try {
      audit(thread, counter);
    } catch (RuntimeException | LinkageError itsOwn) {
      // As above; then only the events count.
    }
  }

  private void audit(Thread thread, TaskCounter counter) {
    for (int i = 0; i < MOST_LOOKS; i++) {
      Work seen = counter.top;
      Thread.State state = ThreadCalls.stateOf(thread);
      if (seen == null || seen.isIdle() && state != Thread.State.RUNNABLE) {
        return;
      }
      if (seen.isIdle() || i > 0) {
        // A worker that fetches its next task runs for a moment, too; and events may be forged.
        counter.suspect();
        LockSupport.parkNanos(pauseNanos);
        seen = counter.top;
        state = ThreadCalls.stateOf(thread);
      }
      StackTraceElement[] stack = ThreadCalls.stackOf(thread);
      if (new TaskAudit(evidence, stack, state).correct(counter, seen)) {
        return;
      }
    }
  }

  /**
   * The task of the thread with this name; empty if it is not under way. The whole life of a worker
   * counts as under way unless the worker waits for work, as for {@link #current}: a stop would
   * interrupt that wait, and so end a worker that does nothing.
   *
   * @param name such as {@code 1893} or {@code u2}, or {@link #WHOLE_LIFE}
   */
  public Optional<Task> named(Thread thread, String name) {
    TaskCounter counter = counters.findOrCreate(thread);
    auditIfPossible(thread, counter);
    long begun = counter.begun();
    Work top = counter.top();
    Work work = top;
    while (work != null && (work.isIdle() || !work.name().equals(name))) {
      work = work.below;
    }
    if (work != null) {
      return Optional.of(new Task(thread, counter, work.whole, evidence));
    }
    boolean lives =
        name.equals(WHOLE_LIFE)
            && !waitsForWork(thread, counter)
            && (top != null || staysOutside(thread, counter, begun));
    return lives ? Optional.of(new Task(thread, counter, null, evidence)) : Optional.empty();
  }

  /** No lambda, which is slow to make at the start of a JVM. */
  private static final class NewCounter implements Supplier<TaskCounter> {
    @Override
    public TaskCounter get() {
      return new TaskCounter();
    }
  }

  private static final class Deaf implements Runnable {
    @Override
    public void run() {
      // Nobody wants to know.
    }
  }

  /**
   * Finds the calling thread's counter quickly. A thread keeps its values for longer than the agent
   * may be here, so they are references of the JDK; the table has the counters themselves.
   */
  static final class OwnCounter extends ThreadLocal<WeakReference<TaskCounter>> {
    /**
     * The threads that carry virtual threads (JEP 444) pass the boundaries of their pool each time
     * they mount one, and nobody stops them.
     */
    static final TaskCounter OF_CARRIER = new TaskCounter();

    private static final String CARRIER = "jdk.internal.misc.CarrierThread";

    private final ByThread<TaskCounter> counters;

    OwnCounter(ByThread<TaskCounter> counters) {
      this.counters = counters;
    }

    TaskCounter counter() {
      return get().get();
    }

    @Override
    protected WeakReference<TaskCounter> initialValue() {
      Thread current = Thread.currentThread();
      return new WeakReference<>(
          current.getClass().getName().equals(CARRIER)
              ? OF_CARRIER
              : counters.findOrCreate(current));
    }
  }
}
