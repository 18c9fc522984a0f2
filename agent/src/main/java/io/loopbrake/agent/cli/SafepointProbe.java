/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.cli;

import io.loopbrake.agent.message.ShellMessage;
import io.loopbrake.agent.text.SingleLine;
import java.util.Collections;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * Finds out, from outside and without stopping anything, whether the threads of a JVM reach
 * safepoints. An attach of an agent needs some, and so does every garbage collection: a thread in a
 * loop without safepoint polls, as C2 compiles counted loops for the Serial and Parallel collectors
 * and on Java 8, keeps all others from going on until its loop ends, which may be never.
 */
final class SafepointProbe {
  private static final long PAUSE_MILLIS = 50;
  private static final double SHORT_SECONDS = 0.15;
  private static final double QUIET_SECONDS = 1;
  private static final double LONGEST_SECONDS = 3;
  private static final double LATE_SECONDS = 0.3;
  private static final int MOST_LATE = 3;
  private static final double NANOS = TimeUnit.SECONDS.toNanos(1);

  /** Of one processor, in percent. */
  private static final double BUSY = 10;

  /**
   * The JVM's own thread waits until all others have reached a safepoint. Meanwhile it is switched
   * about 900 times a second (seen with Java 11 to 25), or keeps a processor busy (Java 8). It is
   * idle otherwise.
   */
  private static final double WAITING_SWITCHES_A_SECOND = 100;

  private static final double WAITING_PERCENT = 5;
  private static final String VM_THREAD = "VM Thread";

  /** Threads of the JVM that run no byte code; names are cut after 15 characters. */
  private static final Pattern OF_JVM =
      Pattern.compile(
          "VM (Thread|Periodic Tas).*|(GC|ParGC|GC task) [Tt]hread.*|(G1|Z|X|Shenandoah|Gang worker|"
              + "CMS|Concurrent Mark|C1 Compiler|C2 Compiler|Sweeper thread)\\b.*");

  private final String pid;
  private final LinuxProcess process;

  private SafepointProbe(String pid) {
    this.pid = pid;
    this.process = LinuxProcess.of(pid);
  }

  /** The state that was found, with the reason. Immutable. */
  static final class Finding {
    private final State state;
    private final String reason;

    Finding(State state, String reason) {
      this.state = state;
      this.reason = reason;
    }

    State state() {
      return state;
    }

    /** How the state is known, or why it is not, in words that follow a colon. */
    String reason() {
      return reason;
    }
  }

  enum State {
    /** Its threads reach safepoints, as long as they do the same as while they were watched. */
    REACHES,
    /** A safepoint was requested, and has not been reached for seconds. */
    STANDS_STILL,
    /** Only the next safepoint would show it. */
    UNKNOWN
  }

  /**
   * Watches the JVM until the state is known. Without a late safepoint, this takes three seconds at
   * most.
   */
  static Finding look(String pid) throws ShellException {
    try {
      return new SafepointProbe(pid).watch();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ShellException(ShellMessage.INTERRUPTED, ExitCode.ERROR);
    }
  }

  private Finding watch() throws InterruptedException {
    if (isHalted()) {
      return halted();
    }
    Finding finding = watchWhileItRuns();
    // A JVM that was halted meanwhile looks as one in which nothing is busy.
    return isHalted() ? halted() : finding;
  }

  private boolean isHalted() {
    return process != null && process.isHalted();
  }

  private Finding halted() {
    return unknown("it is halted by a signal or a debugger; kill -CONT " + pid + " has it go on");
  }

  private Finding watchWhileItRuns() throws InterruptedException {
    Optional<PerfCounters> first = PerfCounters.of(pid);
    if (!first.isPresent()) {
      return unknown(
          "its performance counters cannot be read: it runs with -XX:-UsePerfData, or it is not a"
              + " HotSpot JVM of yours");
    }
    Finding finding = watchSince(first.get());
    // A late safepoint tells nothing about the next one: a loop without polls has ended meanwhile.
    for (int again = 0; again < MOST_LATE && finding == null; again++) {
      Optional<PerfCounters> next = PerfCounters.of(pid);
      finding = next.isPresent() ? watchSince(next.get()) : ended();
    }
    return finding != null
        ? finding
        : unknown("those of the last seconds took long to be reached, for a loop without polls");
  }

  /** Null if a safepoint was reached late. */
  private Finding watchSince(PerfCounters first) throws InterruptedException {
    Map<String, LinuxProcess.ThreadUse> before = threads();
    Set<String> running = new HashSet<>(before.keySet());
    long start = System.nanoTime();
    while (true) {
      Thread.sleep(PAUSE_MILLIS);
      Map<String, LinuxProcess.ThreadUse> after = threads();
      running.removeIf(thread -> !after.containsKey(thread) || !after.get(thread).isRunning());
      PerfCounters now = PerfCounters.of(pid).orElse(null);
      if (now == null) {
        return ended();
      }
      if (now.timeInSafepoints() != first.timeInSafepoints()
          && now.secondsOfWaiting() - first.secondsOfWaiting() >= LATE_SECONDS) {
        return null;
      }
      Window window = new Window((System.nanoTime() - start) / NANOS, before, after, running);
      Finding finding = judge(first, now, window);
      if (finding != null) {
        return finding;
      }
    }
  }

  private static Finding ended() {
    return unknown("it ended while it was looked at");
  }

  private Map<String, LinuxProcess.ThreadUse> threads() {
    return process == null ? Collections.emptyMap() : process.threads();
  }

  /** Null as long as the state is not known. */
  private Finding judge(PerfCounters first, PerfCounters now, Window window) {
    if (now.timeInSafepoints() != first.timeInSafepoints()) {
      long count = Math.max(1, now.safepoints() - first.safepoints());
      return reaches(
          String.format(
              Locale.ROOT,
              "%d safepoint%s in the last %.1f s",
              count,
              count == 1 ? "" : "s",
              window.seconds));
    }
    boolean waits = window.isVmThreadWaiting();
    if (first.countedLoopsPoll() && window.seconds >= SHORT_SECONDS && !waits) {
      return reaches("its JIT compiler leaves safepoint polls in all loops");
    }
    String busy = window.busiest();
    if (process != null && busy == null && window.seconds >= QUIET_SECONDS && !waits) {
      return reaches("none of its threads is busy");
    }
    if (window.seconds < LONGEST_SECONDS) {
      return null;
    }
    if (waits) {
      return busy == null
          ? unknown("it has been in one for seconds, maybe for a garbage collection; try again")
          : standsStill(busy, window);
    }
    return unknown(
        String.format(
            Locale.ROOT,
            "none was asked for in the last %.0f s, while %s",
            window.seconds,
            busy == null ? "its threads could not be looked at" : busy + " was busy"));
  }

  private static Finding reaches(String how) {
    return new Finding(State.REACHES, how);
  }

  private static Finding standsStill(String busy, Window window) {
    return new Finding(
        State.STANDS_STILL,
        String.format(
            Locale.ROOT,
            "for %.0f s it has waited for a safepoint, which %s keeps it from",
            window.seconds,
            busy));
  }

  private static Finding unknown(String why) {
    return new Finding(State.UNKNOWN, why);
  }

  /** The use of its threads while the JVM was watched. */
  private static final class Window {
    final double seconds;
    private final Map<String, LinuxProcess.ThreadUse> before;
    private final Map<String, LinuxProcess.ThreadUse> after;
    private final Set<String> running;

    /**
     * Describes a window.
     *
     * @param running the threads that all looks found running, also without a processor: on a busy
     *     machine, a thread in an endless loop gets little processor time
     */
    Window(
        double seconds,
        Map<String, LinuxProcess.ThreadUse> before,
        Map<String, LinuxProcess.ThreadUse> after,
        Set<String> running) {
      this.seconds = seconds;
      this.running = running;
      this.before = before;
      this.after = after;
    }

    private double percent(String thread) {
      return (after.get(thread).ticks() - before.get(thread).ticks()) / seconds;
    }

    boolean isVmThreadWaiting() {
      for (String thread : before.keySet()) {
        if (after.containsKey(thread) && before.get(thread).name().equals(VM_THREAD)) {
          long switches = after.get(thread).switches() - before.get(thread).switches();
          return switches / seconds >= WAITING_SWITCHES_A_SECOND
              || percent(thread) >= WAITING_PERCENT;
        }
      }
      return false;
    }

    /** The busiest thread, as {@code top -H} shows it; null if no thread was busy. */
    String busiest() {
      String busiest = null;
      for (String thread : before.keySet()) {
        if (after.containsKey(thread)
            && !OF_JVM.matcher(before.get(thread).name()).matches()
            && (percent(thread) >= BUSY || running.contains(thread))
            && (busiest == null || percent(thread) > percent(busiest))) {
          busiest = thread;
        }
      }
      return busiest == null
          ? null
          : String.format(
              Locale.ROOT,
              "thread %s (%s in top -H, %.0f %% of a processor)",
              SingleLine.of(after.get(busiest).name()),
              busiest,
              percent(busiest));
    }
  }
}
