/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.stops;

import io.loopbrake.stops.kinds.Kernel;
import io.loopbrake.stops.kinds.Other;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.util.function.IntUnaryOperator;

/**
 * Stops a tight loop as often as the first argument says. The second says how many milliseconds
 * pass between stops, the third how many to wait for gates to be put back.
 */
public final class ThousandStops {
  private static final long SPIN_MILLIS = 20;
  private static final double SECONDS_TO_MEASURE = 1.5;
  private static final double NANOS = 1e9;
  private static final int LOADED = 2000;

  private static volatile int sink;

  private ThousandStops() {}

  public static void main(String[] arguments) throws Exception {
    Operator operator = new Operator();
    Fillers.fillUpTo(LOADED);
    Kernel kernel = new Kernel();
    Other other = new Other();
    Thread bystander = new Thread(() -> work(kernel, other));
    bystander.setDaemon(true);
    bystander.start();
    stops(1, 0, operator, kernel, false);
    long back = Long.parseLong(arguments[2]);
    Thread.sleep(back);
    throughput("before", kernel, other);
    int count = Integer.parseInt(arguments[0]);
    long pause = Long.parseLong(arguments[1]);
    stops(count / 2, pause, operator, kernel, true);
    memory("half-way");
    stops(count - count / 2, pause, operator, kernel, true);
    memory("at the end");
    Thread.sleep(back);
    System.out.println("gates are put back");
    throughput("after", kernel, other);
    System.exit(0);
  }

  private static void work(Kernel kernel, Other other) {
    while (true) {
      sink = kernel.sum(sink) + other.sum(sink);
    }
  }

  private static void stops(int count, long pause, Operator operator, Kernel kernel, boolean print)
      throws Exception {
    for (int i = 1; i <= count; i++) {
      long nanos = new Runaway(kernel).stopAfter(SPIN_MILLIS, operator);
      if (nanos < 0) {
        throw new IllegalStateException("stop " + i + " did not arrive");
      }
      if (print) {
        System.out.println("stop " + i + "\t" + nanos);
      }
      Thread.sleep(pause);
    }
  }

  private static void throughput(String when, Kernel kernel, Other other) {
    turnsPerSecond(kernel::sum);
    turnsPerSecond(other::sum);
    System.out.println("same class " + when + "\t" + turnsPerSecond(kernel::sum));
    System.out.println("other class " + when + "\t" + turnsPerSecond(other::sum));
  }

  private static void memory(String when) throws Exception {
    for (int i = 0; i < 3; i++) {
      System.gc();
      Thread.sleep(200);
    }
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      System.out.println(pool.getName() + ", KB " + when + "\t" + pool.getUsage().getUsed() / 1024);
    }
  }

  private static double turnsPerSecond(IntUnaryOperator work) {
    long start = cpuNanos();
    long turns = 0;
    long elapsed;
    do {
      for (int i = 0; i < 1000; i++) {
        sink = work.applyAsInt(sink);
      }
      turns += 1000;
      elapsed = cpuNanos() - start;
    } while (elapsed < SECONDS_TO_MEASURE * NANOS);
    return turns * NANOS / elapsed;
  }

  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
