/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.bench.programs;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.sql.SQLException;

/**
 * Takes the checkpoints out of H2 and puts them in again, while statements run. Arguments: how
 * often, and the pattern.
 */
public final class ChangingPatterns {
  private static final long WARM_UP_MILLIS = 5000;
  private static final String CHECKPOINTS = "checkpoints";
  private static final String CLASSES = "classesInstrumented";

  private static volatile long statements;

  private ChangingPatterns() {}

  public static void main(String[] arguments) throws Exception {
    int times = Integer.parseInt(arguments[0]);
    String pattern = arguments[1];
    H2Work work = new H2Work();
    Thread bystander = new Thread(() -> work(work));
    bystander.start();
    MBeanOperator operator = new MBeanOperator();
    Thread.sleep(WARM_UP_MILLIS);
    change(operator, pattern);
    for (int i = 1; i <= times; i++) {
      if (i == times / 2 + 1) {
        memory("half-way");
      }
      long before = statements;
      System.out.println("both changes, ms\t" + change(operator, pattern) / 1e6);
      System.out.println("statements meanwhile\t" + (statements - before));
    }
    memory("at the end");
    System.exit(0);
  }

  private static double change(MBeanOperator operator, String pattern) throws Exception {
    double checkpoints = operator.status(CHECKPOINTS);
    double classes = operator.status(CLASSES);
    long start = System.nanoTime();
    operator.call("removeClasses", pattern);
    expect(0, operator.status(CHECKPOINTS));
    expect(0, operator.status(CLASSES));
    operator.call("addClasses", pattern);
    expect(0, operator.status("classesFailed"));
    // Those may only grow, with what the statements load meanwhile.
    if (operator.status(CHECKPOINTS) < checkpoints || operator.status(CLASSES) < classes) {
      throw new IllegalStateException("fewer checkpoints than before");
    }
    return System.nanoTime() - start;
  }

  private static void expect(double expected, double found) {
    if (found != expected) {
      throw new IllegalStateException(found + " instead of " + expected);
    }
  }

  private static void work(H2Work work) {
    try {
      while (true) {
        statements += work.turn();
      }
    } catch (SQLException | RuntimeException | Error e) {
      e.printStackTrace();
      System.exit(1);
    }
  }

  private static void memory(String when) throws InterruptedException {
    for (int i = 0; i < 3; i++) {
      System.gc();
      Thread.sleep(200);
    }
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      System.out.println(pool.getName() + ", KB " + when + "\t" + pool.getUsage().getUsed() / 1024);
    }
    System.out.println(
        "threads " + when + "\t" + ManagementFactory.getThreadMXBean().getThreadCount());
  }
}
