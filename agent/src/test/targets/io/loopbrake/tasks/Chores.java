/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.tasks;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** What tasks do: mostly a little, sometimes a loop for ever, sometimes nothing but wait. */
final class Chores {
  private static final int PERCENT = 100;
  private static final int MOST_TURNS_LOG2 = 12;
  private static final long LONG_MILLIS = TimeUnit.MINUTES.toMillis(10);
  private static final long MOST_PARK_NANOS = TimeUnit.MICROSECONDS.toNanos(1500);
  private static final int STUBBORN = 3;

  private final AtomicInteger busy = new AtomicInteger();
  private final AtomicInteger waiting = new AtomicInteger();
  private final int mostBusy;
  private final int mostWaiting;
  private volatile boolean closing;

  /** Creates chores of which at most so many at once go on until they are stopped. */
  Chores(int mostBusy, int mostWaiting) {
    this.mostBusy = mostBusy;
    this.mostWaiting = mostWaiting;
  }

  /** From now on only such as end by themselves. */
  void close() {
    closing = true;
  }

  void doOne(Sight sight) {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    int dice = random.nextInt(PERCENT);
    boolean tight = random.nextBoolean();
    if (dice < 3 && !closing && enter(busy, mostBusy)) {
      try {
        Loops.forEver(tight);
      } finally {
        busy.decrementAndGet();
      }
    } else if (dice < 8 && !closing && enter(waiting, mostWaiting)) {
      try {
        waitLong(dice, tight, sight);
      } finally {
        waiting.decrementAndGet();
      }
    } else if (dice == 8) {
      waitBriefly(random.nextLong(MOST_PARK_NANOS), tight, sight);
    } else {
      Loops.some(1 << random.nextInt(MOST_TURNS_LOG2), tight);
    }
  }

  private static boolean enter(AtomicInteger inside, int most) {
    int now = inside.get();
    return now < most && inside.compareAndSet(now, now + 1);
  }

  private static void waitLong(int how, boolean tight, Sight sight) {
    switch (how % 5) {
      case 0:
        sleep(sight);
        Loops.forEver(tight);
        break;
      case 1:
        take(sight);
        break;
      case 2:
        for (int i = 0; i < STUBBORN; i++) {
          sleep(sight);
        }
        break;
      case 3:
        waitForNobody(sight);
        Loops.some(1 << MOST_TURNS_LOG2, tight);
        break;
      default:
        // Leaves its interrupt flag up, which the next task must not see.
        while (!Thread.currentThread().isInterrupted()) {
          LockSupport.park();
        }
        break;
    }
  }

  private static void waitBriefly(long nanos, boolean sleeping, Sight sight) {
    if (sleeping) {
      try {
        TimeUnit.NANOSECONDS.sleep(nanos);
      } catch (InterruptedException e) {
        sight.interrupts++;
      }
    } else {
      LockSupport.parkNanos(nanos);
    }
  }

  private static void sleep(Sight sight) {
    try {
      Thread.sleep(LONG_MILLIS);
    } catch (InterruptedException e) {
      sight.interrupts++;
    }
  }

  private static void take(Sight sight) {
    try {
      new LinkedBlockingQueue<>().take();
    } catch (InterruptedException e) {
      sight.interrupts++;
    }
  }

  private static void waitForNobody(Sight sight) {
    Object nobody = new Object();
    synchronized (nobody) {
      try {
        nobody.wait();
      } catch (InterruptedException e) {
        sight.interrupts++;
      }
    }
  }
}
