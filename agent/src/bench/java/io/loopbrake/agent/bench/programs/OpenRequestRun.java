/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.bench.programs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What a thread does per second of its processor time while a request for another one is open, in
 * percent of what it does otherwise: from the second second on, and in the first. Arguments: the
 * kind of the other one, rounds, milliseconds of each measurement.
 */
public final class OpenRequestRun {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final int SECOND_MILLIS = 1_000;
  private static final int PERCENT = 100;
  private static final double NANOS_PER_SECOND = 1e9;
  private static final int[] NUMBERS = new int[1_000];

  private final AtomicLong turns = new AtomicLong();
  private final Thread bystander = new Thread(this::work, "bystander");

  public static void main(String[] arguments) throws Exception {
    new OpenRequestRun()
        .run(
            new MBeanOperator(),
            target(arguments[0]),
            Integer.parseInt(arguments[1]),
            Integer.parseInt(arguments[2]));
    System.exit(0);
  }

  private void run(MBeanOperator operator, Thread target, int rounds, int millis) throws Exception {
    bystander.setDaemon(true);
    bystander.start();
    target.setDaemon(true);
    target.start();
    Thread.sleep(2 * SECOND_MILLIS);
    double before = turnsPerSecond(millis);
    for (int round = 0; round < rounds; round++) {
      operator.stop(target);
      double first = turnsPerSecond(SECOND_MILLIS);
      double open = turnsPerSecond(millis);
      operator.cancelAll();
      // The JVM compiles the loop anew.
      Thread.sleep(3 * SECOND_MILLIS);
      double after = turnsPerSecond(millis);
      System.out.println("first\t" + 2 * PERCENT * first / (before + after));
      System.out.println("open\t" + 2 * PERCENT * open / (before + after));
      before = after;
    }
  }

  private void work() {
    int[] numbers = new int[1_000];
    while (true) {
      OpenRequestLoops.turn(numbers);
      turns.lazySet(turns.get() + 1);
    }
  }

  private double turnsPerSecond(int millis) throws InterruptedException {
    long turnsBefore = turns.get();
    long cpuBefore = THREADS.getThreadCpuTime(bystander.getId());
    Thread.sleep(millis);
    return (turns.get() - turnsBefore)
        / ((THREADS.getThreadCpuTime(bystander.getId()) - cpuBefore) / NANOS_PER_SECOND);
  }

  private static Thread target(String kind) throws Exception {
    switch (kind) {
      case "waiting":
        ReentrantLock lock = new ReentrantLock();
        lock.lock();
        return new Thread(() -> OpenRequestLoops.waiting(lock));
      case "blocked":
        return new Thread(() -> OpenRequestLoops.blocked(monitorOfAnother()));
      case "native":
        ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        return new Thread(() -> accept(server));
      case "deferred":
        return new Thread(() -> OpenRequestLoops.deferred(NUMBERS));
      case "stubborn":
        return new Thread(OpenRequestRun::spinAgainAndAgain);
      default:
        throw new IllegalArgumentException(kind);
    }
  }

  private static Object monitorOfAnother() {
    Object monitor = new Object();
    Thread owner = new Thread(() -> own(monitor));
    owner.setDaemon(true);
    owner.start();
    while (!isOwned(owner)) {
      Thread.yield();
    }
    return monitor;
  }

  private static boolean isOwned(Thread owner) {
    return owner.getState() == Thread.State.TIMED_WAITING;
  }

  private static void own(Object monitor) {
    synchronized (monitor) {
      try {
        Thread.sleep(Long.MAX_VALUE);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static void accept(ServerSocket server) {
    try {
      OpenRequestLoops.inNative(server);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** This class has no brakes, so the error does not come out of this loop. */
  private static void spinAgainAndAgain() {
    while (true) {
      try {
        OpenRequestLoops.spin(NUMBERS);
      } catch (Error stopped) {
        continue;
      }
    }
  }
}
