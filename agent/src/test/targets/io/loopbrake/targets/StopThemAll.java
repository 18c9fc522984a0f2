/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.targets;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * Runs shapes and prints a row for each, its columns separated by tabs: {@code value, shape, what
 * the finite run gave}, and with the argument {@code stop} also {@code stopped, shape,
 * milliseconds, ...}: lets each run away, and stops it as an operator would.
 */
public final class StopThemAll {
  private static final long LONG_ENOUGH_MILLIS = 1000;
  private static final long WATCHDOG_MILLIS = 30_000;
  private static final int ATTEMPTS = 4;
  private static final int LOOKS = 50;

  /** A thread that spins on a machine of its own gets all of the time, which makes 1. */
  private static final double SHARE_ON_A_BUSY_MACHINE = 0.7;

  private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
  private final OperatingSystemMXBean system =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private final ObjectName brakes;

  private StopThemAll() throws Exception {
    brakes = new ObjectName("io.loopbrake:type=Loopbrake");
  }

  public static void main(String[] arguments) throws Throwable {
    List<Shape> shapes = shapes(arguments[1].split(","));
    for (Shape shape : shapes) {
      print("value", shape.name(), shape.valueOfFiniteRun());
    }
    if (arguments[0].equals("stop")) {
      new StopThemAll().stop(shapes);
    }
  }

  private static List<Shape> shapes(String[] classNames) throws ClassNotFoundException {
    List<Shape> shapes = new ArrayList<>();
    for (String className : classNames) {
      try {
        shapes.addAll(Shape.of(className));
      } catch (LinkageError e) {
        print("broken", className, e);
      }
    }
    return shapes;
  }

  private void stop(List<Shape> shapes) throws Exception {
    while (!server.isRegistered(brakes)) {
      Thread.sleep(10);
    }
    for (Shape shape : shapes) {
      for (int attempt = 1; !isStopped(shape, attempt == ATTEMPTS); attempt++) {
        Thread.sleep(LONG_ENOUGH_MILLIS);
      }
    }
  }

  /** Stops the shape and prints its row, unless the machine was too busy for it to tell a thing. */
  private boolean isStopped(Shape shape, boolean last) throws Exception {
    Runaway runaway = new Runaway(shape);
    runaway.start();
    if (!runaway.spins()) {
      print("idle", shape.name());
      return true;
    }
    int monitors = runaway.monitorsHeld();
    long cpuBefore = system.getProcessCpuTime();
    long start = System.nanoTime();
    Object answer =
        server.invoke(
            brakes,
            "stopThread",
            new Object[] {runaway.threadId(), "test of " + shape.name()},
            new String[] {"long", "java.lang.String"});
    if (shape.name().endsWith("calledByInitialiser")) {
      force(answer);
    }
    boolean ended = runaway.endsWithin(WATCHDOG_MILLIS);
    double nanos = System.nanoTime() - start;
    double share = (system.getProcessCpuTime() - cpuBefore) / nanos;
    double millis = nanos / TimeUnit.MILLISECONDS.toNanos(1);
    if (ended && millis >= LONG_ENOUGH_MILLIS && share < SHARE_ON_A_BUSY_MACHINE && !last) {
      return false;
    }
    Throwable thrown = runaway.thrown();
    print(
        "stopped",
        shape.name(),
        ended ? millis : "never",
        share,
        thrown == null ? "nothing" : thrown.getClass().getName(),
        runaway.isThrownWhereItLooped(),
        thrown == null ? answer : thrown.getMessage(),
        monitors,
        areMonitorsFree());
    return true;
  }

  /** A stop in an initialiser is deferred, unless the operator insists. */
  private void force(Object answer) throws Exception {
    long request = Long.parseLong(answer.toString().replaceAll("(?s)request (\\d+) .*", "$1"));
    String now = "";
    for (int look = 0; look < LOOKS && !now.contains("in the static initialiser of"); look++) {
      Thread.sleep(10);
      now = server.getAttribute(brakes, "Requests").toString();
    }
    server.invoke(
        brakes,
        "force",
        new Object[] {request, "a test, in which the class is thrown away"},
        new String[] {"long", "java.lang.String"});
  }

  private static boolean areMonitorsFree() throws InterruptedException {
    Thread other =
        new Thread(
            () -> {
              synchronized (MonitorLoops.MONITOR) {
                synchronized (MonitorLoops.class) {
                  Thread.yield();
                }
              }
            });
    other.setDaemon(true);
    other.start();
    other.join(LONG_ENOUGH_MILLIS);
    return !other.isAlive();
  }

  private static void print(Object... columns) {
    StringBuilder row = new StringBuilder();
    for (Object column : columns) {
      String text = String.valueOf(column).replace('\n', ' ');
      row.append(row.length() == 0 ? "" : "\t").append(text);
    }
    System.out.println(row);
  }
}
