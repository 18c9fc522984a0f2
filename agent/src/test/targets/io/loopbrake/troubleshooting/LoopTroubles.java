/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.troubleshooting;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Loops that are to have no checkpoint; each method is one thread's. */
final class LoopTroubles {
  private static volatile long turns;
  private static volatile double root = 1;
  private static final BlockingQueue<Runnable> JOBS = new LinkedBlockingQueue<>();
  private static volatile boolean works;

  private LoopTroubles() {}

  static void turnsAlone() {
    turns();
  }

  private static void turns() {
    while (true) {
      turns++;
    }
  }

  static void turnsBehindFilters() {
    filter(3);
  }

  private static void filter(int more) {
    if (more > 0) {
      filter(more - 1);
    } else {
      turns();
    }
  }

  static void turnsUnderAMonitor() {
    synchronized (new Object()) {
      turns();
    }
  }

  static void turnsAndTurns() {
    try {
      turns();
    } finally {
      turns();
    }
  }

  static void calls() {
    while (true) {
      turns = next(turns);
    }
  }

  static void callsUnderAMonitor() {
    synchronized (new Object()) {
      calls();
    }
  }

  static void callsAndTurns() {
    try {
      calls();
    } finally {
      turns();
    }
  }

  static void callsSixMethods() {
    while (true) {
      turns = one(two(three(four(five(next(turns))))));
    }
  }

  static void callsNativeCode() {
    while (true) {
      turns = System.nanoTime();
    }
  }

  static void takesRoots() {
    while (root >= 0) {
      root = Math.sqrt(root + 1);
    }
  }

  static void catchesEverything() {
    while (true) {
      try {
        turns = next(turns);
      } catch (Throwable again) {
        turns++;
      }
    }
  }

  /** Has one short job after the other. */
  static void worksForOthers() throws InterruptedException {
    Runnable job = () -> turns = next(turns);
    works = true;
    JOBS.add(job);
    while (works) {
      JOBS.take().run();
      JOBS.add(job);
    }
  }

  static void endsTheWork() {
    works = false;
  }

  private static long next(long x) {
    return x * 31 + 7;
  }

  private static long one(long x) {
    return x + 1;
  }

  private static long two(long x) {
    return x + 2;
  }

  private static long three(long x) {
    return x + 3;
  }

  private static long four(long x) {
    return x + 4;
  }

  private static long five(long x) {
    return x + 5;
  }
}
