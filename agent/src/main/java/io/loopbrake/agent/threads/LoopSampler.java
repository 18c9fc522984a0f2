/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.threads;

import io.loopbrake.agent.message.AnswerMessage;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BiPredicate;

/**
 * Finds busy threads, in loops with checkpoints or elsewhere. It reads all stacks several times and
 * compares the processor time used meanwhile. Each look stops the JVM as a thread dump does.
 */
public final class LoopSampler {
  /** The shortest time to watch, in milliseconds. */
  public static final long SHORTEST_MILLIS = 50;

  /** The longest time to watch, in milliseconds. */
  public static final long LONGEST_MILLIS = 60_000;

  private static final int MOST_LOOKS = 25;
  private static final long SHORTEST_PAUSE_MILLIS = 10;
  private static final double LEAST_CPU_PERCENT = 1;

  /** The least use of a processor by a thread in no known loop; normal work often uses less. */
  private static final double LEAST_UNCOVERED_PERCENT = 10;

  /** The share of looks that find a thread running if it would use more on an idle machine. */
  private static final double MOST_LOOKS_RUNNING = 0.75;

  private static final String OWN_CLASS = LoopSampler.class.getName();
  private static final double FULL = 100;

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final OperatingSystemMXBean machine = ManagementFactory.getOperatingSystemMXBean();
  private final BiPredicate<String, String> loopMethods;

  /**
   * Creates a sampler.
   *
   * @param loopMethods whether a class and a method, named as in a stack trace, hold a checkpoint
   */
  public LoopSampler(BiPredicate<String, String> loopMethods) {
    this.loopMethods = loopMethods;
  }

  /**
   * Watches all threads for this time, as {@link #watch} does, and blocks meanwhile.
   *
   * @return those that are busy in a loop with a checkpoint, hottest first
   * @throws InterruptedException if the calling thread is interrupted
   * @throws IllegalArgumentException if the time is out of bounds
   */
  public List<BusyLoop> sample(long millis) throws InterruptedException {
    return watch(millis).loops();
  }

  /**
   * Watches all threads but the agent's and the calling one, and blocks meanwhile.
   *
   * @param millis how long, {@value #SHORTEST_MILLIS} to {@value #LONGEST_MILLIS}
   * @throws InterruptedException if the calling thread is interrupted
   * @throws IllegalArgumentException if the time is out of bounds
   */
  public BusyThreads watch(long millis) throws InterruptedException {
    if (millis < SHORTEST_MILLIS || millis > LONGEST_MILLIS) {
      throw AnswerMessage.BAD_WATCH_TIME.with(millis, SHORTEST_MILLIS, LONGEST_MILLIS).refusal();
    }
    Map<Thread, LoopSamples> seen = new HashMap<>();
    long pause = Math.max(SHORTEST_PAUSE_MILLIS, millis / MOST_LOOKS);
    look(seen);
    // The first look can take long by itself, and processor time is counted from there.
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    long lastLook;
    do {
      long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime()) + 1;
      Thread.sleep(Math.max(1, Math.min(pause, left)));
      lastLook = System.nanoTime();
      look(seen);
    } while (System.nanoTime() - end < 0);
    return busy(seen, lastLook);
  }

  private BusyThreads busy(Map<Thread, LoopSamples> seen, long lastLook) {
    List<BusyLoop> loops = new ArrayList<>();
    List<UncoveredThread> uncovered = new ArrayList<>();
    double ofCarriers = carriersPerVirtual(seen);
    double least = leastPercent(machine.getAvailableProcessors(), machine.getSystemLoadAverage());
    for (Map.Entry<Thread, LoopSamples> entry : seen.entrySet()) {
      Thread thread = entry.getKey();
      LoopSamples samples = entry.getValue();
      double percent =
          VirtualThreads.isVirtual(thread)
              ? Math.min(FULL, samples.runningShare() * ofCarriers)
              : samples.cpuPercent(cpuNanos(thread));
      if (percent >= LEAST_CPU_PERCENT && thread.isAlive()) {
        String loop = samples.loop(loopMethods);
        if (loop != null) {
          loops.add(new BusyLoop(thread, percent, samples.lastState(), loop, lastLook));
        } else if (isBusy(percent, samples, least) && !VirtualThreads.isCarrier(thread)) {
          uncovered.add(
              new UncoveredThread(
                  thread, percent, samples.lastState(), samples.steadyStack(), lastLook));
        }
      }
    }
    // Another who asks the same at this moment is busy with it.
    uncovered.removeIf(thread -> LiveThreads.hasFrame(thread.stack(), OWN_CLASS::equals));
    return new BusyThreads(loops, uncovered);
  }

  private static boolean isBusy(double percent, LoopSamples samples, double least) {
    return percent >= LEAST_UNCOVERED_PERCENT
        || percent >= least && samples.runningShare() >= MOST_LOOKS_RUNNING;
  }

  /**
   * The least use of a processor by a busy thread, in percent. It shrinks when the machine has more
   * running threads than processors, since each of them then gets a smaller part.
   *
   * @param load the number of running threads, as {@link
   *     OperatingSystemMXBean#getSystemLoadAverage} returns it; negative if it is not known
   */
  static double leastPercent(int processors, double load) {
    double share = load > processors ? processors / load : 1;
    return Math.max(LEAST_CPU_PERCENT, LEAST_UNCOVERED_PERCENT * share);
  }

  private void look(Map<Thread, LoopSamples> seen) {
    for (Map.Entry<Thread, StackTraceElement[]> entry : LiveThreads.stacks().entrySet()) {
      Thread thread = entry.getKey();
      if (thread != Thread.currentThread() && !OwnThread.isOwn(thread)) {
        seen.computeIfAbsent(thread, t -> new LoopSamples(cpuNanos(t)))
            .add(
                entry.getValue(),
                ThreadCalls.stateOf(thread),
                VirtualThreads.isOnProcessor(thread));
      }
    }
  }

  /**
   * The percentage of a processor for a virtual thread that all looks found running. The JVM tells
   * the processor time of carriers only, so theirs is divided among the virtual threads.
   */
  private double carriersPerVirtual(Map<Thread, LoopSamples> seen) {
    double carriers = 0;
    double running = 0;
    for (Map.Entry<Thread, LoopSamples> entry : seen.entrySet()) {
      Thread thread = entry.getKey();
      if (VirtualThreads.isCarrier(thread)) {
        carriers += entry.getValue().cpuPercent(cpuNanos(thread));
      } else if (VirtualThreads.isVirtual(thread)) {
        running += entry.getValue().runningShare();
      }
    }
    return running == 0 ? 0 : carriers / running;
  }

  private long cpuNanos(Thread thread) {
    try {
      return threads.isThreadCpuTimeSupported()
          ? threads.getThreadCpuTime(ThreadCalls.idOf(thread))
          : -1;
    } catch (RuntimeException idOfItsOwn) {
      // Before Java 19 the application's class of a thread says what id it has.
      return -1;
    }
  }
}
