/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.reached.loops;

import java.util.ArrayDeque;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Workers of the kinds that people write by themselves, and a job that may run away. */
public final class Jobs {
  private static volatile long sink;

  private Jobs() {}

  /** Work of one customer: turns for a while, or for ever. */
  public static final class Job implements Runnable {
    private final long nanos;
    private volatile boolean begun;
    private volatile boolean done;
    private volatile Throwable thrown;

    /** A job of so many milliseconds; a negative number for one that never ends. */
    public Job(long millis) {
      this.nanos = millis * 1_000_000;
    }

    @Override
    public void run() {
      begun = true;
      try {
        turn();
        done = true;
      } catch (Error e) {
        thrown = e;
        throw e;
      }
    }

    private void turn() {
      long start = System.nanoTime();
      long x = 1;
      while (nanos < 0 || elapsed(start) < nanos) {
        x = Runaways.step(x);
      }
      sink = x;
    }

    private static long elapsed(long start) {
      return System.nanoTime() - start;
    }

    public boolean isBegun() {
      return begun;
    }

    public boolean isDone() {
      return done;
    }

    public Throwable thrown() {
      return thrown;
    }
  }

  /** A worker that takes its jobs from a blocking queue and survives whatever they throw. */
  public static final class QueueWorker extends Thread {
    private final BlockingQueue<Runnable> jobs = new LinkedBlockingQueue<>();

    public QueueWorker() {
      super("queue worker");
      setDaemon(true);
    }

    public void add(Runnable job) {
      jobs.add(job);
    }

    @Override
    public void run() {
      while (true) {
        try {
          jobs.take().run();
        } catch (Throwable t) {
          sink++;
        }
      }
    }
  }

  /** A worker that waits for a monitor's notification. */
  public static final class MonitorWorker extends Thread {
    private final ArrayDeque<Runnable> jobs = new ArrayDeque<>();

    public MonitorWorker() {
      super("monitor worker");
      setDaemon(true);
    }

    public synchronized void add(Runnable job) {
      jobs.add(job);
      notifyAll();
    }

    private synchronized Runnable nextJob() throws InterruptedException {
      while (jobs.isEmpty()) {
        wait();
      }
      return jobs.poll();
    }

    @Override
    public void run() {
      while (true) {
        try {
          work(nextJob());
        } catch (InterruptedException e) {
          return;
        }
      }
    }

    private static void work(Runnable job) {
      try {
        job.run();
      } catch (Throwable t) {
        sink++;
      }
    }
  }
}
