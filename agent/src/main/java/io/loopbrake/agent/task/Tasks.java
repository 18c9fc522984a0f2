/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.task;

import io.loopbrake.agent.gate.TaskEvents;
import java.util.Optional;
import java.util.function.IntConsumer;

/** Keeps count of the tasks of all threads. Thread-safe. */
public final class Tasks implements IntConsumer {
  private final TaskClocks clocks = new TaskClocks();
  private final OwnClock own = new OwnClock(clocks);
  private volatile TaskListener listener = TaskListener.NONE;
  private volatile Runnable serverListener = new Deaf();

  /** Sets who is told when threads begin and end tasks. */
  public void tell(TaskListener newListener) {
    listener = newListener;
  }

  /** Sets what is done, by the thread itself, when one gets the platform's MBean server. */
  public void tellOfServer(Runnable newListener) {
    serverListener = newListener;
  }

  /** Takes an event of {@link TaskEvents} about the calling thread. */
  @Override
  public void accept(int event) {
    TaskClock clock = null;
    try {
      clock = own.get();
      if (clock != OwnClock.OF_CARRIER) {
        accept(event, clock);
      }
    } catch (OutOfMemoryError | StackOverflowError full) {
      // A pool would lose a task or a thread by it. No call here, for it might fail as well.
      if (clock != null) {
        clock.top = Work.LOST;
      }
    }
  }

  private void accept(int event, TaskClock clock) {
    int boundary = TaskEvents.boundary(event);
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
    if (listener.isListening()) {
      listener.taskChanged(Thread.currentThread());
    }
  }

  /** What the thread works on now; empty when it is a worker that waits for work. */
  public Optional<Task> current(Thread thread) {
    return new Task(thread, clocks.findOrCreate(thread), null).innermost();
  }

  /** The task with this number, if the thread is at it; 0 is the thread's whole life. */
  public Optional<Task> numbered(Thread thread, long number) {
    TaskClock clock = clocks.findOrCreate(thread);
    Work work = clock.top();
    while (work != null && (work.isIdle() || work.number != number)) {
      work = work.below;
    }
    return work == null && number != 0
        ? Optional.empty()
        : Optional.of(new Task(thread, clock, work == null ? null : work.whole));
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

    private final TaskClocks clocks;

    OwnClock(TaskClocks clocks) {
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
