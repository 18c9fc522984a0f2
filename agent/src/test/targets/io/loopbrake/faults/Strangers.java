/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.faults;

import io.loopbrake.operating.Line;
import io.loopbrake.operating.Operator;
import io.loopbrake.operating.Pause;
import io.loopbrake.operating.Request;
import io.loopbrake.operating.Subject;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Interrupts the agent's threads, past whatever they do against it, and kills them where Java still
 * can. Then looks whether each does its work: the one that waits for an MBean server, the one that
 * looks after requests, and the one of the deadline; and whether the agent lists all that exist.
 */
public final class Strangers {
  private static final long PATIENCE_MILLIS = 30_000;
  private static final long WATCHED_MILLIS = 500;
  private static final int LOOKS = 50;

  private static volatile long turns;

  private Strangers() {}

  public static void main(String[] arguments) throws Throwable {
    boolean kill = arguments[0].equals("kill");
    MethodHandle interrupt = interruptOfThread();
    disturb(interrupt, kill);
    Operator operator = new Operator();
    disturb(interrupt, kill);
    Thread control = own("loopbrake-control").get(0);
    long before = cpuMillis(control);
    Pause.millis(WATCHED_MILLIS);
    new Line("idle")
        .with("threads", operator.status("agentThreads"))
        .with("cpuMillis", kill ? 0 : cpuMillis(control) - before)
        .print();

    Subject late = Subject.started("late", Strangers::afterItsDeadline);
    new Line("deadline").with("stopped", late.awaitEnd(PATIENCE_MILLIS) && late.isStopped()).print();
    Subject spinning = Subject.started("spinning", Strangers::spin);
    Request request = operator.stop(spinning);
    disturb(interrupt, kill);
    request.awaitEnd(PATIENCE_MILLIS);
    request.line("stop", "spinning").with("stopped", spinning.isStopped()).print();
    new Line("list").with("missing", missing(operator)).print();
    Aftermath.print(operator);
    System.exit(0);
  }

  private static void disturb(MethodHandle interrupt, boolean kill) throws Throwable {
    for (int i = 0; i < 20; i++) {
      for (Thread thread : own("loopbrake-")) {
        interrupt.invoke(thread);
        thread.interrupt();
        if (kill) {
          kill(thread);
        }
      }
      Pause.millis(5);
    }
  }

  @SuppressWarnings({"deprecation", "removal"})
  private static void kill(Thread thread) {
    thread.stop();
  }

  private static List<Thread> own(String prefix) {
    List<Thread> own = new ArrayList<>();
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().startsWith(prefix)) {
        own.add(thread);
      }
    }
    return own;
  }

  /** Threads that work for the agent, and that its list does not name; empty once there is none. */
  private static String missing(Operator operator) throws Exception {
    String missing = "";
    for (int i = 0; i == 0 || i < LOOKS && !missing.isEmpty(); i++) {
      List<String> working = working();
      String listed = ", " + operator.status("agentThreads") + ",";
      missing = "";
      for (String name : working) {
        String role = ", " + name.replace("loopbrake-", "");
        missing += listed.contains(role + ",") || listed.contains(role + " (") ? "" : name + " ";
      }
      // One that has ended meanwhile is in no list.
      Pause.millis(20);
    }
    return missing;
  }

  private static List<String> working() {
    List<String> names = new ArrayList<>();
    for (Map.Entry<Thread, StackTraceElement[]> entry : Thread.getAllStackTraces().entrySet()) {
      boolean atWork =
          Arrays.stream(entry.getValue())
              .anyMatch(frame -> frame.getClassName().startsWith("io.loopbrake.agent."));
      if (atWork && entry.getKey() != Thread.currentThread()) {
        names.add(entry.getKey().getName());
      }
    }
    return names;
  }

  private static long cpuMillis(Thread thread) {
    return ManagementFactory.getThreadMXBean().getThreadCpuTime(thread.getId()) / 1_000_000;
  }

  /** That of the class Thread, even for a subclass that has another, as a debugger calls it. */
  private static MethodHandle interruptOfThread() throws ReflectiveOperationException {
    return privateLookup()
        .findSpecial(
            Thread.class, "interrupt", MethodType.methodType(void.class), Thread.class);
  }

  private static MethodHandles.Lookup privateLookup() throws ReflectiveOperationException {
    try {
      return (MethodHandles.Lookup)
          MethodHandles.class
              .getMethod("privateLookupIn", Class.class, MethodHandles.Lookup.class)
              .invoke(null, Thread.class, MethodHandles.lookup());
    } catch (NoSuchMethodException java8) {
      // The one that may do everything; others are refused for classes of java.lang.
      Field trusted = MethodHandles.Lookup.class.getDeclaredField("IMPL_LOOKUP");
      trusted.setAccessible(true);
      return ((MethodHandles.Lookup) trusted.get(null)).in(Thread.class);
    }
  }

  private static void spin() {
    while (true) {
      turns++;
    }
  }

  private static void afterItsDeadline() {
    Slow.spin();
  }

  /** What has a deadline. */
  static final class Slow {
    private Slow() {}

    static void spin() {
      while (true) {
        turns++;
      }
    }
  }
}
