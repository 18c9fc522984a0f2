/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.bench.programs;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Stops a thread that loops over collections of the JDK, and prints how much another one, which
 * uses them, does in each second afterwards. Arguments: how many stops.
 */
public final class CollectionsRun {
  private static final int SIZE = 1000;
  private static final int SECONDS_AFTER = 5;
  private static final int WARMUP_MILLIS = 8000;
  private static final int RUNAWAY_MILLIS = 3000;
  private static final int SECOND = 1000;
  private static final double NANOS_PER_SECOND = 1e9;

  private static volatile long done;
  private static volatile long result;

  private CollectionsRun() {}

  public static void main(String[] arguments) throws Exception {
    Thread bystander = new Thread(CollectionsRun::work, "bystander");
    bystander.start();
    MBeanOperator operator = new MBeanOperator();
    Thread.sleep(WARMUP_MILLIS);
    for (int stop = 0; stop < Integer.parseInt(arguments[0]); stop++) {
      Thread runaway = new Thread(CollectionsRun::runAway, "runaway");
      runaway.setUncaughtExceptionHandler((thread, stopped) -> {});
      runaway.start();
      Thread.sleep(RUNAWAY_MILLIS);
      double before = rate(bystander, 2 * SECOND);
      operator.stop(runaway);
      for (int second = 1; second <= SECONDS_AFTER; second++) {
        System.out.println(second + "\t" + rate(bystander, SECOND) / before);
      }
      runaway.join();
    }
    System.exit(0);
  }

  /** Turns of the work per second of its processor time. */
  private static double rate(Thread thread, long millis) throws InterruptedException {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long cpu = threads.getThreadCpuTime(thread.getId());
    long before = done;
    Thread.sleep(millis);
    return (done - before) * NANOS_PER_SECOND / (threads.getThreadCpuTime(thread.getId()) - cpu);
  }

  private static void work() {
    Map<String, Integer> counts = new HashMap<>();
    TreeMap<Integer, Integer> sorted = new TreeMap<>();
    List<Integer> list = new ArrayList<>();
    for (int i = 0; i < SIZE; i++) {
      list.add(i);
    }
    while (true) {
      for (int i = 0; i < SIZE / 5; i++) {
        counts.merge("k" + i % 50, 1, Integer::sum);
        sorted.put(i, i);
      }
      List<Integer> copy = new ArrayList<>(list);
      Collections.sort(copy);
      long sum = copy.indexOf(SIZE - 1);
      for (int number : list) {
        sum += number;
      }
      for (Map.Entry<Integer, Integer> entry : sorted.entrySet()) {
        sum += entry.getValue();
      }
      result = sum;
      done++;
    }
  }

  private static void runAway() {
    List<Integer> list = new LinkedList<>();
    Map<Integer, Integer> map = new HashMap<>();
    for (int i = 0; i < SIZE; i++) {
      list.add(i);
    }
    while (true) {
      int sum = 0;
      for (int number : list) {
        sum += number;
      }
      map.put(sum, sum);
      for (int key : map.keySet()) {
        sum += key;
      }
      result = sum;
    }
  }
}
