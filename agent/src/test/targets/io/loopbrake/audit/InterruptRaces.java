/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.audit;

import io.loopbrake.operating.Line;
import io.loopbrake.operating.Pause;
import io.loopbrake.operating.Subject;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/**
 * Interrupts tasks that end at that moment, or at the moment of their stop. Another task follows
 * each one at once in the same thread.
 */
public final class InterruptRaces {
  private static final int WORKERS = 6;
  private static final long PATIENCE_SECONDS = 120;

  /** On a busy machine looks are seldom, and stops come late. */
  private static final int SPREAD_MILLIS = 1_000;

  /** One in eight of the tasks that are stopped runs until its stop, however late that is. */
  private static final int LASTING = 8;

  private final String name;
  private final long limitMillis;
  private final AtomicInteger rounds = new AtomicInteger();
  private final AtomicInteger stopped = new AtomicInteger();
  private final AtomicInteger ended = new AtomicInteger();
  private final AtomicInteger broughtAlong = new AtomicInteger();
  private final AtomicInteger innocentsStopped = new AtomicInteger();
  private final AtomicInteger leftByStop = new AtomicInteger();

  private InterruptRaces(String name, long limitMillis) {
    this.name = name;
    this.limitMillis = limitMillis;
  }

  /** The arguments: how many interrupts for each kind of pool, and the limit in milliseconds. */
  public static void main(String[] arguments) throws Exception {
    int count = Integer.parseInt(arguments[0]);
    long limit = Long.parseLong(arguments[1]);
    new InterruptRaces("jdk", limit)
        .race(count, () -> Executors.newSingleThreadExecutor(InterruptRaces::daemon));
    new InterruptRaces("homeMade", limit).race(count, Queue::new);
    System.exit(0);
  }

  private static Thread daemon(Runnable run) {
    Thread thread = new Thread(run);
    thread.setDaemon(true);
    return thread;
  }

  /** Makes an executor with one thread. */
  private interface Pools {
    Executor pool();
  }

  private void race(int count, Pools pools) throws InterruptedException {
    CountDownLatch over = new CountDownLatch(WORKERS);
    for (int i = 0; i < WORKERS; i++) {
      Executor pool = pools.pool();
      Random random = new Random(i);
      daemon(
              () -> {
                while (rounds.getAndIncrement() < count && round(pool, random)) {}
                over.countDown();
              })
          .start();
    }
    boolean done = over.await(count + PATIENCE_SECONDS, TimeUnit.SECONDS);
    new Line(name)
        .with("done", done)
        .with("stopped", stopped)
        .with("ended", ended)
        .with("broughtAlong", broughtAlong)
        .with("innocentsStopped", innocentsStopped)
        .with("leftByStop", leftByStop)
        .print();
  }

  private boolean round(Executor pool, Random random) {
    boolean atInterrupt = random.nextInt(4) > 0;
    long micros =
        atInterrupt
            ? random.nextInt(2_000)
            : TimeUnit.MILLISECONDS.toMicros(millisToStop(random));
    Task task = new Task(micros);
    FutureTask<?> interrupted = new FutureTask<>(task, null);
    Next next = new Next(task, 8 * limitMillis);
    pool.execute(interrupted);
    pool.execute(next);
    if (!Pause.until(() -> task.began, 30_000)) {
      return false;
    }
    if (atInterrupt) {
      Pause.nanos(TimeUnit.MICROSECONDS.toNanos(random.nextInt(2_000)));
    }
    interrupted.cancel(true);
    return Pause.until(() -> next.over, 30_000);
  }

  private long millisToStop(Random random) {
    return random.nextInt(LASTING) == 0
        ? TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS)
        : limitMillis + random.nextInt(SPREAD_MILLIS);
  }

  private static BooleanSupplier after(long micros) {
    long end = System.nanoTime() + TimeUnit.MICROSECONDS.toNanos(micros);
    return () -> System.nanoTime() - end > 0;
  }

  /** Takes no note of an interrupt, and ends by itself if it is not stopped. */
  private final class Task implements Runnable {
    private final long micros;
    volatile boolean began;
    volatile boolean isStopped;

    Task(long micros) {
      this.micros = micros;
    }

    @Override
    public void run() {
      began = true;
      try {
        Stubborn.until(after(micros));
        ended.incrementAndGet();
      } catch (Error e) {
        isStopped = Subject.isStop(e);
        stopped.incrementAndGet();
        throw e;
      }
    }
  }

  /** What nobody has interrupted. */
  private final class Next implements Runnable {
    private final Task before;
    private final long millis;
    volatile boolean over;

    Next(Task before, long millis) {
      this.before = before;
      this.millis = millis;
    }

    @Override
    public void run() {
      boolean atBegin = Thread.currentThread().isInterrupted();
      if (atBegin) {
        (before.isStopped ? leftByStop : broughtAlong).incrementAndGet();
      }
      try {
        // One that is interrupted is in danger for several looks.
        Stubborn.until(after(TimeUnit.MILLISECONDS.toMicros(atBegin ? millis : millis / 8)));
        if (!atBegin && Thread.currentThread().isInterrupted()) {
          leftByStop.incrementAndGet();
        }
      } catch (Error e) {
        innocentsStopped.incrementAndGet();
      } finally {
        Thread.interrupted();
        over = true;
      }
    }
  }

  /** A worker that never looks at its interrupt status, nor clears it. */
  private static final class Queue implements Executor, Runnable {
    private final ConcurrentLinkedQueue<Runnable> jobs = new ConcurrentLinkedQueue<>();

    Queue() {
      daemon(this).start();
    }

    @Override
    public void execute(Runnable job) {
      jobs.add(job);
    }

    @Override
    public void run() {
      while (true) {
        Runnable job = jobs.poll();
        if (job == null) {
          Pause.nanos(TimeUnit.MILLISECONDS.toNanos(1));
        } else {
          perform(job);
        }
      }
    }

    /** What the option tasks names. */
    private void perform(Runnable job) {
      job.run();
    }
  }
}
