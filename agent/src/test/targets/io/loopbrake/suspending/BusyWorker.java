/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.suspending;

import io.loopbrake.operating.Line;
import io.loopbrake.operating.Pause;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Looks again and again at a thread that takes monitors, allocates and loads classes, while garbage
 * is collected, and stops a loop of its now and then.
 */
public final class BusyWorker {
  private static final long PATIENCE_MILLIS = 20_000;
  private static final int EACH = 4;

  private static final Object LOCK = new Object();
  private static volatile boolean over;
  private static volatile boolean toBeStopped;
  private static volatile long rounds;
  private static volatile int caughtInTurn;
  private static volatile Throwable unexpected;
  private static int result;

  private BusyWorker() {}

  public static void main(String[] arguments) throws Exception {
    Suspender suspender = new Suspender(arguments[0]);
    int tries = Integer.parseInt(arguments[1]);
    Thread worker = start(BusyWorker::work);
    Thread collector = start(BusyWorker::collect);
    Thread neighbour = start(BusyWorker::neighbour);
    StopError error = new StopError();
    int thrown = 0;
    int elsewhere = 0;
    Pause.until(() -> rounds > 10, PATIENCE_MILLIS);
    for (int i = 1; i <= tries; i++) {
      boolean toStop = i % EACH == 0;
      toBeStopped = toStop;
      if (toStop) {
        Pause.millis(2);
      }
      String outcome =
          suspender.once(
              worker,
              stack -> toStop && stack[0].getMethodName().equals("turn"),
              error,
              () -> {});
      if (outcome.equals("FAILED")) {
        new Line("failed").with("why", suspender.lastFailure()).print();
      }
      if (outcome.equals("THROWN")) {
        thrown++;
        Pause.until(() -> !toBeStopped, PATIENCE_MILLIS);
      }
      elsewhere += outcome.equals("ELSEWHERE") ? 1 : 0;
      toBeStopped = false;
      Pause.nanos(200_000);
    }
    long before = rounds;
    boolean goesOn = Pause.until(() -> rounds > before + 10, PATIENCE_MILLIS);
    over = true;
    worker.join(PATIENCE_MILLIS);
    collector.join(PATIENCE_MILLIS);
    neighbour.join(PATIENCE_MILLIS);
    new Line("worker")
        .with("thrown", thrown)
        .with("caughtInTurn", caughtInTurn)
        .with("elsewhere", elsewhere)
        .with("goesOn", goesOn)
        .with("unexpected", unexpected)
        .with("ended", !worker.isAlive() && !collector.isAlive() && !neighbour.isAlive())
        .print();
    System.exit(0);
  }

  private static Thread start(Runnable work) {
    Thread thread = new Thread(work);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private static void work() {
    Deque<byte[]> kept = new ArrayDeque<>();
    while (!over) {
      try {
        synchronized (LOCK) {
          kept.add(new byte[10_000]);
          if (kept.size() > 500) {
            kept.remove();
          }
        }
        load();
        turn();
        rounds++;
      } catch (Throwable e) {
        unexpected = e;
      }
    }
  }

  private static void turn() {
    int x = 1;
    try {
      while (toBeStopped) {
        x = x * 31 + 1;
      }
    } catch (StopError expected) {
      toBeStopped = false;
      caughtInTurn++;
    }
    result = x;
  }

  private static void load() throws Exception {
    URL classes = BusyWorker.class.getProtectionDomain().getCodeSource().getLocation();
    try (URLClassLoader loader = new URLClassLoader(new URL[] {classes}, null)) {
      ((Runnable)
              loader.loadClass(Loaded.class.getName()).getDeclaredConstructor().newInstance())
          .run();
    }
  }

  private static void collect() {
    while (!over) {
      System.gc();
      Pause.millis(5);
    }
  }

  private static void neighbour() {
    while (!over) {
      synchronized (LOCK) {
        result++;
      }
    }
  }

  private static final class StopError extends Error {
    private static final long serialVersionUID = 1;

    StopError() {
      super("stop", null, false, false);
    }
  }
}
