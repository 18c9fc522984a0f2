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
import java.lang.reflect.Method;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Threads whose events were lost to a full stack, or told by the application itself. The option
 * {@code tasks} names {@link #handle}. The argument says which.
 */
public final class LostEvents {
  private static final long PATIENCE_MILLIS = 30_000;
  private static final int BEGIN = 0;
  private static final int IDLE = 2;
  private static final int SMALL_STACK = 512 * 1024;

  private static final LinkedBlockingQueue<Integer> JOBS = new LinkedBlockingQueue<>();
  private static volatile long turns;
  private static volatile int overflows;
  private static volatile boolean died;
  private static volatile Thread at;
  private static volatile boolean stopped;

  private LostEvents() {}

  public static void main(String[] arguments) throws Exception {
    Operator operator = new Operator();
    switch (arguments[0]) {
      case "runaway":
        runawayAfterOverflow(operator);
        break;
      case "idle":
        idleAfterOverflow(operator);
        break;
      default:
        forge(operator, arguments[0].equals("begin") ? BEGIN : IDLE);
    }
    Aftermath.print(operator);
    System.exit(0);
  }

  static void handle(int job) {
    if (job == 0) {
      handle(0);
    }
    for (int i = 0; i < 1_000; i++) {
      turns++;
    }
  }

  private static void overflow() {
    try {
      handle(0);
    } catch (StackOverflowError full) {
      overflows++;
    }
  }

  private static void runawayAfterOverflow(Operator operator) {
    Thread worker =
        new Thread(
            null,
            () -> {
              try {
                for (int i = 0; i < 5; i++) {
                  overflow();
                }
                handle(1);
                spin();
              } catch (Throwable thrown) {
                stopped = Subject.isStop(thrown);
              }
            },
            "worker",
            SMALL_STACK);
    worker.setDaemon(true);
    worker.start();
    Pause.until(() -> overflows == 5, PATIENCE_MILLIS);
    Pause.millis(300);
    stop(operator, worker);
  }

  private static void stop(Operator operator, Thread worker) {
    Request request = operator.stop(worker);
    request.awaitEnd(PATIENCE_MILLIS);
    Pause.until(() -> stopped, PATIENCE_MILLIS);
    request.line("stop", "worker").with("stopped", stopped).print();
  }

  private static void idleAfterOverflow(Operator operator) {
    Thread worker =
        new Thread(
            null,
            () -> {
              try {
                while (true) {
                  if (JOBS.take() == 0) {
                    overflow();
                  } else {
                    handle(1);
                  }
                }
              } catch (InterruptedException | Error end) {
                died = true;
              }
            },
            "worker",
            SMALL_STACK);
    worker.setDaemon(true);
    worker.start();
    for (int i = 0; i < 3; i++) {
      JOBS.add(0);
      JOBS.add(1);
    }
    Pause.until(
        () -> overflows == 3 && JOBS.isEmpty() && worker.getState() == Thread.State.WAITING,
        PATIENCE_MILLIS);
    Pause.millis(100);
    String answer;
    try {
      answer = operator.call("stopThread", worker.getId(), "nobody means an idle worker").toString();
    } catch (IllegalArgumentException refused) {
      answer = refused.getMessage();
    }
    Pause.millis(1_000);
    new Line("idle").with("answer", answer).with("died", died).print();
  }

  private static void forge(Operator operator, int happening) throws Exception {
    Method task = Class.forName("java.lang.$Loopbrake").getMethod("task", int.class);
    Runtime runtime = Runtime.getRuntime();
    System.gc();
    long before = runtime.totalMemory() - runtime.freeMemory();
    for (int i = 0; i < 500_000; i++) {
      task.invoke(null, BEGIN);
    }
    System.gc();
    new Line("forged")
        .with("megabytes", runtime.totalMemory() - runtime.freeMemory() - before >> 20)
        .print();
    ExecutorService pool = Executors.newFixedThreadPool(1);
    pool.execute(
        () -> {
          at = Thread.currentThread();
          try {
            while (true) {
              for (int i = 0; i < 1_000; i++) {
                turns++;
              }
              task.invoke(null, happening);
            }
          } catch (Throwable thrown) {
            stopped = Subject.isStop(thrown);
          }
        });
    Pause.until(() -> at != null, PATIENCE_MILLIS);
    Pause.millis(300);
    Request request = null;
    for (int i = 0; i < 20 && request == null; i++) {
      try {
        request = operator.stop(at);
      } catch (IllegalArgumentException waitsOrOver) {
        Pause.millis(100);
      }
    }
    Pause.until(() -> stopped, PATIENCE_MILLIS);
    request.awaitEnd(PATIENCE_MILLIS);
    request.line("stop", "forger").with("stopped", stopped).print();
  }

  private static void spin() {
    while (true) {
      turns++;
    }
  }
}
