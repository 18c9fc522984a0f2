/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.suspending;

import io.loopbrake.operating.Line;
import io.loopbrake.operating.Pause;
import java.util.function.Predicate;

/** Stops each shape of loop, in a thread that has something to do afterwards. */
public final class StoppedShapes {
  private static final String[] SHAPES = {
    "tight", "nested", "onField", "allocating", "squareRoot"
  };
  private static final long WARM_UP_MILLIS = 300;
  private static final long PATIENCE_MILLIS = 20_000;
  private static final long SLEEP_MILLIS = 800;

  private StoppedShapes() {}

  public static void main(String[] agentClasses) throws Exception {
    Suspender suspender = new Suspender(agentClasses[0]);
    new Line("suspender")
        .with("available", suspender.isAvailable())
        .with("description", suspender.description())
        .print();
    for (String shape : SHAPES) {
      Job job = new Job(shape);
      Thread thread = new Thread(job);
      thread.setDaemon(true);
      thread.start();
      stop(suspender, shape, thread, job);
    }
    stopVirtual(suspender);
    sleeper(suspender);
    System.exit(0);
  }

  private static void stopVirtual(Suspender suspender) throws Exception {
    Job job = new Job("tight");
    try {
      Thread thread =
          (Thread) Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, job);
      stop(suspender, "virtual", thread, job);
    } catch (NoSuchMethodException beforeJava21) {
      return;
    }
  }

  private static void stop(Suspender suspender, String name, Thread thread, Job job)
      throws Exception {
    Pause.millis(WARM_UP_MILLIS);
    Predicate<StackTraceElement[]> inLoop =
        stack ->
            stack[0].getMethodName().equals(job.shape)
                && stack[0].getClassName().equals("io.loopbrake.suspending.Shapes");
    int[] done = new int[1];
    String outcome;
    int tries = 0;
    long end = System.nanoTime() + PATIENCE_MILLIS * 1_000_000;
    do {
      outcome = suspender.once(thread, inLoop, new StopError(), () -> done[0]++);
      tries++;
    } while (outcome.equals("ELSEWHERE") && System.nanoTime() < end);
    boolean ended = Pause.until(() -> job.wentOn, PATIENCE_MILLIS);
    Pause.until(() -> !thread.isAlive(), PATIENCE_MILLIS);
    new Line("stop")
        .with("name", name)
        .with("outcome", outcome)
        .with("failure", suspender.lastFailure())
        .with("done", done[0])
        .with("caught", job.caught)
        .with("finallyRan", job.finallyRan)
        .with("wentOn", ended)
        .with("interrupted", job.interrupted)
        .with("afterwards", suspender.once(thread, inLoop, new StopError(), () -> {}))
        .with("tries", tries)
        .print();
  }

  /** A place of the JDK is refused, and the sleep goes on as if nothing had been. */
  private static void sleeper(Suspender suspender) throws Exception {
    boolean[] woken = new boolean[1];
    Thread thread =
        new Thread(
            () -> {
              try {
                Thread.sleep(SLEEP_MILLIS);
              } catch (Throwable e) {
                woken[0] = true;
              }
            });
    thread.start();
    Pause.millis(100);
    String outcome =
        suspender.once(
            thread,
            stack -> stack[0].getClassName().startsWith("io.loopbrake."),
            new StopError(),
            () -> {});
    thread.join(PATIENCE_MILLIS);
    new Line("sleeper").with("outcome", outcome).with("woken", woken[0]).print();
    new Line("own")
        .with(
            "outcome",
            suspender.once(Thread.currentThread(), stack -> true, new StopError(), () -> {}))
        .with("failure", suspender.lastFailure())
        .print();
  }

  private static final class StopError extends Error {
    private static final long serialVersionUID = 1;
  }

  private static final class Job implements Runnable {
    private final String shape;
    private volatile boolean caught;
    private volatile boolean finallyRan;
    private volatile boolean wentOn;
    private volatile boolean interrupted;

    Job(String shape) {
      this.shape = shape;
    }

    @Override
    public void run() {
      try {
        try {
          Shapes.run(shape);
        } finally {
          finallyRan = true;
        }
      } catch (StopError expected) {
        caught = true;
      }
      interrupted = Thread.currentThread().isInterrupted();
      wentOn = true;
    }
  }
}
