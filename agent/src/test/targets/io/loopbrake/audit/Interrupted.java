/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.audit;

import io.loopbrake.operating.Line;
import io.loopbrake.operating.Operator;
import io.loopbrake.operating.Pause;
import io.loopbrake.operating.Subject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javax.management.openmbean.CompositeData;

/** Interrupts tasks that take note of it, or do not. Prints what became of each. */
public final class Interrupted {
  private static final long PATIENCE_MILLIS = 20_000;

  /** Several times the limit. */
  private static final long LONG_MILLIS = 1_000;

  private static final String LATE = "late";

  private static final BooleanSupplier NEVER = () -> false;

  private static volatile boolean lateIsAsked;
  private static volatile boolean released;

  private Interrupted() {}

  /** The argument says for how many milliseconds an interrupt may be ignored. */
  public static void main(String[] arguments) throws Exception {
    long limit = Long.parseLong(arguments[0]);
    cancelled();
    shutDown();
    leftAlone(limit);
    homeMade();
    if (isVirtualThere()) {
      virtual();
    }
    for (CompositeData row : new Operator().requests()) {
      new Line("request")
          .with("task", row.get("task"))
          .with("threadName", row.get("threadName"))
          .with("state", row.get("state"))
          .with("why", row.get("why"))
          .with("requestedBy", row.get("requestedBy"))
          .print();
    }
    System.exit(0);
  }

  private static void cancelled() throws Exception {
    ExecutorService pool = pool("cancelled");
    Future<Thread> before = pool.submit(Thread::currentThread);
    Work work = new Work(() -> Stubborn.until(NEVER));
    Future<?> task = pool.submit(work);
    work.began.await();
    long start = System.nanoTime();
    task.cancel(true);
    Future<Boolean> next = pool.submit(() -> Thread.currentThread().isInterrupted());
    Future<Thread> after = pool.submit(Thread::currentThread);
    boolean stopped = work.awaitEnd();
    new Line("cancelled")
        .with("stopped", stopped && Subject.isStop(work.thrown))
        .with("millis", TimeUnit.NANOSECONDS.toMillis(work.endedNanos - start))
        .with("sameThread", before.get() == after.get())
        .with("nextInterrupted", next.get())
        .print();
  }

  private static void shutDown() throws Exception {
    ExecutorService pool = pool("shutdown");
    Work work = new Work(() -> Stubborn.until(NEVER));
    pool.execute(work);
    work.began.await();
    pool.shutdownNow();
    boolean ended = pool.awaitTermination(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    new Line("shutdown").with("stopped", ended && Subject.isStop(work.thrown)).print();
  }

  private static void leftAlone(long limit) throws Exception {
    Map<String, Work> works = new LinkedHashMap<>();
    works.put("noticing", new Work(() -> notice(limit)));
    works.put("elsewhere", new Work(Interrupted::untilReleased));
    works.put(LATE, new Work(Interrupted::noticeLate));
    for (Map.Entry<String, Work> work : works.entrySet()) {
      Future<?> task = pool(work.getKey()).submit(work.getValue());
      work.getValue().began.await();
      task.cancel(true);
    }
    // The agent looks at threads seldom if the machine is slow.
    Pause.until(Interrupted::isLateAsked, PATIENCE_MILLIS);
    lateIsAsked = true;
    boolean early = Pause.until(() -> works.values().stream().anyMatch(Work::isOver), LONG_MILLIS);
    released = true;
    for (Map.Entry<String, Work> work : works.entrySet()) {
      boolean ended = work.getValue().awaitEnd();
      new Line(work.getKey()).with("left", ended && !early && work.getValue().thrown == null).print();
    }
  }

  private static void notice(long limit) {
    Stubborn.until(() -> Thread.currentThread().isInterrupted());
    Stubborn.until(afterMillis(limit / 2));
    Thread.interrupted();
    Stubborn.until(() -> released);
  }

  /** Belongs to a class without a limit. */
  private static void untilReleased() {
    while (!released) {
      Thread.yield();
    }
  }

  private static void noticeLate() {
    Stubborn.guardedUntil(() -> lateIsAsked);
    Stubborn.until(() -> released);
  }

  private static boolean isLateAsked() {
    return new Operator()
        .requests().stream().anyMatch(request -> request.get("threadName").equals(LATE));
  }

  private static void homeMade() throws Exception {
    HomeMade worker = new HomeMade();
    worker.start();
    Work stopped = new Work(() -> Stubborn.until(NEVER));
    worker.jobs.add(stopped);
    stopped.began.await();
    worker.interrupt();
    // After the stop, so that nothing clears the status in between.
    Work after = worker.nextTo(stopped);
    Work leaving = new Work(() -> Stubborn.until(() -> Thread.currentThread().isInterrupted()));
    Work innocent = new Work(() -> Stubborn.until(afterMillis(LONG_MILLIS)));
    worker.jobs.add(leaving);
    worker.jobs.add(innocent);
    leaving.began.await();
    worker.interrupt();
    innocent.awaitEnd();
    new Line("homeMade")
        .with("stopped", Subject.isStop(stopped.thrown))
        .with("nextInterrupted", after.interruptedAtBegin)
        .with("broughtAlong", innocent.interruptedAtBegin)
        .with("innocentStopped", innocent.thrown != null)
        .print();
  }

  private static BooleanSupplier afterMillis(long millis) {
    long[] end = new long[1];
    return () -> {
      if (end[0] == 0) {
        end[0] = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis) | 1;
      }
      return System.nanoTime() - end[0] > 0;
    };
  }

  private static boolean isVirtualThere() {
    return Integer.parseInt(System.getProperty("java.specification.version").replace("1.", "")) > 20;
  }

  private static void virtual() throws Exception {
    Work work = new Work(() -> Stubborn.until(NEVER));
    Thread thread =
        (Thread) Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, work);
    work.began.await();
    thread.interrupt();
    new Line("virtual").with("stopped", work.awaitEnd() && Subject.isStop(work.thrown)).print();
  }

  private static ExecutorService pool(String name) {
    return Executors.newSingleThreadExecutor(
        run -> {
          Thread thread = new Thread(run, name);
          thread.setDaemon(true);
          return thread;
        });
  }

  /** Some work, and the record of it. */
  static final class Work implements Runnable {
    final CountDownLatch began = new CountDownLatch(1);
    final CountDownLatch ended = new CountDownLatch(1);
    private final Runnable body;
    volatile boolean interruptedAtBegin;
    volatile Throwable thrown;
    volatile long endedNanos;

    Work(Runnable body) {
      this.body = body;
    }

    @Override
    public void run() {
      interruptedAtBegin = Thread.currentThread().isInterrupted();
      began.countDown();
      try {
        body.run();
      } catch (Throwable t) {
        thrown = t;
        throw t;
      } finally {
        endedNanos = System.nanoTime();
        ended.countDown();
      }
    }

    boolean isOver() {
      return ended.getCount() == 0;
    }

    boolean awaitEnd() throws InterruptedException {
      return ended.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  /** A worker that never looks at its interrupt status, nor clears it. */
  static final class HomeMade extends Thread {
    final BlockingQueue<Work> jobs = new LinkedBlockingQueue<>();

    HomeMade() {
      super("home-made");
      setDaemon(true);
    }

    @Override
    public void run() {
      while (true) {
        Work job = jobs.poll();
        if (job == null) {
          Thread.yield();
        } else {
          handle(job);
        }
      }
    }

    private void handle(Work job) {
      try {
        perform(job);
      } catch (Error e) {
        // The work has it on record.
      }
    }

    /** What the option tasks names. */
    private void perform(Work job) {
      job.run();
    }

    Work nextTo(Work job) throws InterruptedException, ExecutionException {
      job.awaitEnd();
      Work next = new Work(() -> {});
      jobs.add(next);
      next.awaitEnd();
      return next;
    }
  }
}
