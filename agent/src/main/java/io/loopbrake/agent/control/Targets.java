/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

import io.loopbrake.agent.message.AnswerMessage;
import io.loopbrake.agent.task.Task;
import io.loopbrake.agent.task.Tasks;
import io.loopbrake.agent.threads.BusyThread;
import io.loopbrake.agent.threads.LiveThreads;
import io.loopbrake.agent.threads.ThreadCalls;
import io.loopbrake.agent.threads.ThreadName;
import io.loopbrake.agent.threads.VirtualThreads;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the tasks that an operator selects. Thread-safe. */
public final class Targets {
  private static final int LONGEST_ID = 100;
  private static final int MOST_LOOKS = 3;

  private final Tasks tasks;

  public Targets(Tasks tasks) {
    this.tasks = tasks;
  }

  /**
   * The present task of the thread with this id.
   *
   * @throws IllegalArgumentException if there is no such thread, or it waits for work
   */
  public Task ofThread(long threadId) {
    Thread thread = LiveThreads.withId(threadId);
    if (VirtualThreads.isCarrier(thread)) {
      throw AnswerMessage.CARRIES_VIRTUAL_THREADS.with(threadId, ThreadName.of(thread)).refusal();
    }
    return tasks.target(thread).orElseThrow(() -> waitsForWork(thread));
  }

  private static IllegalArgumentException waitsForWork(Thread thread) {
    return AnswerMessage.WAITS_FOR_WORK
        .with(ThreadCalls.idOf(thread), ThreadName.of(thread))
        .refusal();
  }

  /** The innermost task of the thread; empty for a worker that waits for work. */
  public Optional<Task> of(Thread thread) {
    return tasks.current(thread);
  }

  /**
   * The task with this id.
   *
   * @param id such as {@code 57#1893} or {@code 57#u1}, blanks around it are allowed; null is no
   *     such id
   * @throws IllegalArgumentException if it is not such an id, the task is over, or it is the whole
   *     life of a worker that waits for work
   */
  public Task named(String id) {
    Matcher matcher = TaskId.FORM.matcher(id == null ? "" : id);
    if (id != null && id.length() > LONGEST_ID) {
      throw AnswerMessage.LONG_TASK_ID.with(id.length()).refusal();
    }
    if (!matcher.matches()) {
      throw AnswerMessage.NOT_A_TASK_ID.with(id).refusal();
    }
    Thread thread;
    try {
      thread = LiveThreads.withId(Long.parseLong(matcher.group(1)));
    } catch (IllegalArgumentException ended) {
      throw AnswerMessage.TASK_AND_THREAD_OVER.with(id.trim()).refusal();
    }
    String name = matcher.group(2) + Long.parseLong(matcher.group(3));
    return tasks
        .named(thread, name)
        .orElseThrow(
            () -> name.equals(Tasks.WHOLE_LIFE) ? waitsForWork(thread) : isOver(id.trim(), thread));
  }

  private IllegalArgumentException isOver(String id, Thread thread) {
    String now =
        of(thread).map(task -> " works on task " + task).orElse(" waits for work") + " now";
    return AnswerMessage.TASK_OVER.with(id, ThreadCalls.idOf(thread) + now).refusal();
  }

  /**
   * The innermost tasks of the threads whose names the predicate accepts, without workers that wait
   * for work. Threads of the agent and of the JVM and the calling thread are never among them.
   */
  public List<Task> ofThreadsNamed(Predicate<String> name) {
    return current(LiveThreads.named(name));
  }

  /**
   * The same for the threads of the JVM, such as the finalizer, in place of all others. A thread
   * that waits is left out: it may be idle, and what it runs next would be stopped.
   */
  public List<Task> ofJvmThreadsNamed(Predicate<String> name) {
    List<Thread> found = LiveThreads.ofJvmNamed(name);
    found.removeIf(thread -> ThreadCalls.isWaiting(ThreadCalls.stateOf(thread)));
    return current(found);
  }

  /**
   * The innermost tasks of the threads with a frame of a class, in Java's form, that the predicate
   * accepts. If a thread has begun another task since the look, that task counts only if it is seen
   * in the class, too. Threads of the agent and of the JVM and the calling thread are never among
   * them.
   */
  public List<Task> in(Predicate<String> className) {
    long lookNanos = System.nanoTime();
    List<Task> found = new ArrayList<>();
    for (Thread thread : LiveThreads.in(className)) {
      seen(thread, lookNanos, stack -> LiveThreads.hasFrame(stack, className))
          .ifPresent(found::add);
    }
    return found;
  }

  /**
   * The task that made the thread busy; empty if it is over by now, or cannot be distinguished from
   * the next one.
   */
  public Optional<Task> of(BusyThread busy) {
    return seen(busy.thread(), busy.lastLookNanos(), busy::isOn);
  }

  /**
   * The task of a thread at the time of a look. The thread may have gone on to the task of another
   * customer since, so a task counts only if it began before the look, or if a second look finds
   * the thread at the same place during that task.
   */
  private Optional<Task> seen(
      Thread thread, long lookNanos, Predicate<StackTraceElement[]> isThere) {
    for (int i = 0; i < MOST_LOOKS; i++) {
      Task task = of(thread).orElse(null);
      if (task == null) {
        return Optional.empty();
      }
      if (task.hasBegunBy(lookNanos)
          || task.isSeen(() -> isThere.test(ThreadCalls.stackOf(thread)))) {
        return Optional.of(task);
      }
    }
    return Optional.empty();
  }

  /**
   * Takes one look at all threads, and passes on the innermost task of each, with the stack of its
   * thread.
   */
  void look(BiConsumer<Task, StackTraceElement[]> viewer) {
    LiveThreads.candidateStacks()
        .forEach((thread, stack) -> of(thread).ifPresent(task -> viewer.accept(task, stack)));
  }

  /**
   * Takes one look at the threads whose interrupt status is set, and passes on the innermost task
   * of each, with its stack, if the interrupt came during this task.
   */
  void lookAtInterrupted(BiConsumer<Task, StackTraceElement[]> viewer) {
    LiveThreads.interruptedStacks()
        .forEach(
            (thread, stack) ->
                of(thread)
                    .filter(task -> task.isSeen(() -> isInterruptOf(task)))
                    .ifPresent(task -> viewer.accept(task, stack)));
  }

  private static boolean isInterruptOf(Task task) {
    return task.ownsInterrupt() && ThreadCalls.isInterrupted(task.thread());
  }

  private List<Task> current(List<Thread> threads) {
    List<Task> found = new ArrayList<>();
    for (Thread thread : threads) {
      tasks.target(thread).ifPresent(found::add);
    }
    return found;
  }

  /** Apart, because no start of a JVM needs it. */
  private static final class TaskId {
    static final Pattern FORM = Pattern.compile("\\s*(\\d{1,18})#(u?)(\\d{1,18})\\s*");
  }
}
