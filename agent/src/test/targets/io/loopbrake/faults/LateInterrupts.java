/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.faults;

import io.loopbrake.operating.Line;
import io.loopbrake.operating.Operator;
import io.loopbrake.operating.Pause;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stops tasks that end by themselves at about the time of their interrupt, in a pool whose threads
 * take their time to interrupt. Another task follows each one at once. The argument says how many.
 */
public final class LateInterrupts {
  private static final Random RANDOM = new Random(7);

  private LateInterrupts() {}

  public static void main(String[] arguments) throws Exception {
    Operator operator = new Operator();
    ExecutorService pool = Executors.newFixedThreadPool(1, Slow::new);
    AtomicInteger targets = new AtomicInteger();
    AtomicInteger bystanders = new AtomicInteger();
    for (int i = 0; i < Integer.parseInt(arguments[0]); i++) {
      int millis = 98 + RANDOM.nextInt(30);
      SynchronousQueue<Thread> worker = new SynchronousQueue<>();
      pool.execute(() -> sleep(worker, millis, targets));
      Future<?> next = pool.submit(() -> sleep(null, 40, bystanders));
      Thread at = worker.take();
      try {
        operator.stop(at);
      } catch (IllegalArgumentException overAlready) {
        // As good as any other round.
      }
      next.get();
    }
    new Line("interrupted").with("targets", targets).with("bystanders", bystanders).print();
    Aftermath.print(operator);
    System.exit(0);
  }

  private static void sleep(SynchronousQueue<Thread> tell, int millis, AtomicInteger interrupted) {
    try {
      if (tell != null) {
        tell.put(Thread.currentThread());
      }
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      interrupted.incrementAndGet();
    }
  }

  /** Interrupts late. */
  private static final class Slow extends Thread {
    Slow(Runnable work) {
      super(work);
      setDaemon(true);
    }

    @Override
    public void interrupt() {
      Pause.millis(10);
      super.interrupt();
    }
  }
}
