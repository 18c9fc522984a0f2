/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.threads;

import io.loopbrake.agent.message.AnswerMessage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Finds live threads of this JVM, virtual ones as far as the JVM can list them. */
public final class LiveThreads {
  private LiveThreads() {}

  /**
   * The live thread with this id, which may be one of the agent or of the JVM.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Thread withId(long id) {
    if (id < 1) {
      throw AnswerMessage.BAD_THREAD_ID.with(id).refusal();
    }
    for (Thread thread : all()) {
      if (ThreadCalls.idOf(thread) == id) {
        return thread;
      }
    }
    throw AnswerMessage.NO_THREAD.with(id).refusal();
  }

  /**
   * The live threads whose name the predicate accepts, without those of the agent and of the JVM
   * and without the calling thread.
   */
  public static List<Thread> named(Predicate<String> name) {
    return named(name, LiveThreads::isCandidate);
  }

  /**
   * The live threads of the JVM whose name the predicate accepts, without the calling thread. Some
   * of them run code of the application, such as the finalizer and the threads of cleaners.
   */
  public static List<Thread> ofJvmNamed(Predicate<String> name) {
    return named(name, thread -> isForTasks(thread) && !isCandidate(thread));
  }

  private static List<Thread> named(Predicate<String> name, Predicate<Thread> filter) {
    List<Thread> found = new ArrayList<>();
    for (Thread thread : all()) {
      if (filter.test(thread) && name.test(thread.getName())) {
        found.add(thread);
      }
    }
    return found;
  }

  /**
   * The live threads with a frame of a class, in Java's form, that the predicate accepts, without
   * those of the agent and of the JVM and without the calling thread.
   */
  public static List<Thread> in(Predicate<String> className) {
    List<Thread> found = new ArrayList<>();
    for (Map.Entry<Thread, StackTraceElement[]> entry : candidateStacks().entrySet()) {
      if (hasFrame(entry.getValue(), className)) {
        found.add(entry.getKey());
      }
    }
    return found;
  }

  /**
   * The stacks of the live threads, without those of the agent and of the JVM and without the
   * calling thread.
   */
  public static Map<Thread, StackTraceElement[]> candidateStacks() {
    Map<Thread, StackTraceElement[]> stacks = stacks();
    stacks.keySet().removeIf(thread -> !isCandidate(thread));
    return stacks;
  }

  /**
   * The stacks of the threads of {@link #candidateStacks} whose interrupt status is set. As long as
   * there are none, no stack is read and no thread is held up.
   */
  public static Map<Thread, StackTraceElement[]> interruptedStacks() {
    List<Thread> interrupted = new ArrayList<>();
    for (Thread thread : all()) {
      if (isInterrupted(thread) && isCandidate(thread)) {
        interrupted.add(thread);
      }
    }
    Map<Thread, StackTraceElement[]> stacks = new HashMap<>();
    if (!interrupted.isEmpty()) {
      List<StackTraceElement[]> found = StackTraces.of(interrupted);
      for (int i = 0; i < found.size(); i++) {
        stacks.put(interrupted.get(i), found.get(i));
      }
    }
    return stacks;
  }

  private static boolean isInterrupted(Thread thread) {
    try {
      return ThreadCalls.isInterrupted(thread);
    } catch (RuntimeException | LinkageError ofApplication) {
      // As below.
      return false;
    }
  }

  /**
   * The stacks of all live threads, innermost frame first; of virtual ones as far as the JVM can
   * list them.
   */
  public static Map<Thread, StackTraceElement[]> stacks() {
    Map<Thread, StackTraceElement[]> stacks = new HashMap<>(Thread.getAllStackTraces());
    for (Thread virtual : VirtualThreads.all()) {
      stacks.put(virtual, ThreadCalls.stackOf(virtual));
    }
    return stacks;
  }

  /**
   * The stacks of the live threads that run byte code and that the predicate accepts, without those
   * of the agent and without the calling thread. The JVM stops once for many of them.
   */
  public static List<StackTraceElement[]> runningStacks(Predicate<Thread> which) {
    List<Thread> running = new ArrayList<>();
    for (Thread thread : all()) {
      if (thread != Thread.currentThread()
          && !OwnThread.isOwn(thread)
          && which.test(thread)
          && isRunnable(thread)) {
        running.add(thread);
      }
    }
    List<StackTraceElement[]> stacks = new ArrayList<>();
    for (StackTraceElement[] stack : StackTraces.of(running)) {
      if (stack.length > 0 && !stack[0].isNativeMethod()) {
        stacks.add(stack);
      }
    }
    return stacks;
  }

  private static boolean isRunnable(Thread thread) {
    try {
      return ThreadCalls.stateOf(thread) == Thread.State.RUNNABLE;
    } catch (RuntimeException | LinkageError ofApplication) {
      // Its class can override the method.
      return false;
    }
  }

  /** The JVM keeps its own threads, such as the finalizer, in the topmost group. */
  private static boolean isCandidate(Thread thread) {
    ThreadGroup group = thread.getThreadGroup();
    return isForTasks(thread) && (VirtualThreads.isVirtual(thread) || isOfApplication(group));
  }

  private static boolean isForTasks(Thread thread) {
    return thread != Thread.currentThread()
        && !OwnThread.isOwn(thread)
        && !VirtualThreads.isCarrier(thread);
  }

  private static boolean isOfApplication(ThreadGroup group) {
    return group != null
        && group.getParent() != null
        && !(group.getParent().getParent() == null && isOfJvm(group.getName()));
  }

  /** Whether a frame is of a class, in Java's form, that the predicate accepts. */
  public static boolean hasFrame(StackTraceElement[] trace, Predicate<String> className) {
    for (StackTraceElement frame : trace) {
      if (className.test(frame.getClassName())) {
        return true;
      }
    }
    return false;
  }

  private static List<Thread> all() {
    List<Thread> all = ofPlatform();
    all.addAll(VirtualThreads.all());
    return all;
  }

  /** The names of all live platform threads, by their ids. */
  public static Map<Long, String> namesOfPlatform() {
    Map<Long, String> names = new LinkedHashMap<>();
    for (Thread thread : ofPlatform()) {
      names.put(ThreadCalls.idOf(thread), thread.getName());
    }
    return names;
  }

  /** All live platform threads, those of the agent and of the JVM included. */
  static List<Thread> ofPlatform() {
    ThreadGroup top = Thread.currentThread().getThreadGroup();
    while (top.getParent() != null) {
      top = top.getParent();
    }
    Thread[] threads;
    int count;
    do {
      threads = new Thread[2 * top.activeCount() + 16];
      count = top.enumerate(threads);
    } while (count == threads.length);
    List<Thread> all = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      all.add(threads[i]);
    }
    return all;
  }

  /**
   * Whether the JDK keeps threads of its own in a group of this name. The names are not constants
   * of this class, because an error that is thrown into a thread of the agent during the
   * initialiser would make the class unusable.
   */
  private static boolean isOfJvm(String group) {
    return group.equals("InnocuousThreadGroup") || group.equals("RMI Runtime");
  }
}
