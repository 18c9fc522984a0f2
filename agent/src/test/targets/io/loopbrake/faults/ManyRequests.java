/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.faults;

import io.loopbrake.operating.Line;
import io.loopbrake.operating.Operator;
import io.loopbrake.operating.Pause;
import io.loopbrake.operating.Request;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import javax.management.openmbean.CompositeData;

/**
 * Asks for the stop of a great many threads that wait, takes half of it back, and lets the others
 * end. Arguments: how many, and whether they are virtual.
 */
public final class ManyRequests {
  private static final long PATIENCE_MILLIS = 30_000;
  private static final int MOST_KEPT = 200;
  private static final long STACK_SIZE = 1 << 16;

  private final CountDownLatch enough = new CountDownLatch(1);
  private final List<WeakReference<Thread>> threads = new ArrayList<>();
  private final Operator operator = new Operator();

  public static void main(String[] arguments) throws Exception {
    new ManyRequests().run(Integer.parseInt(arguments[0]), arguments[1].equals("virtual"));
    System.exit(0);
  }

  private void run(int count, boolean virtual) throws Exception {
    CountDownLatch waiting = new CountDownLatch(count);
    for (int i = 0; i < count; i++) {
      Runnable sleeper = new Sleeper(waiting, enough);
      threads.add(new WeakReference<>(virtual ? startVirtual(sleeper) : start(sleeper)));
    }
    waiting.await();
    String answer =
        (String) operator.call("stopThreadsIn", Sleeper.class.getName(), "all of them");
    Line line = new Line("many").with("answers", answer.split("\n\n").length);
    line.with("open", open().size());
    Aftermath.stopOne(operator, line);
    int cancelled = 0;
    for (CompositeData row : open()) {
      if ((Long) row.get("id") % 2 == 0) {
        operator.call("cancel", row.get("id"));
        cancelled++;
      }
    }
    line.with("cancelled", cancelled).with("openAfterCancels", open().size());
    enough.countDown();
    line.with("allClosed", Pause.until(() -> open().isEmpty(), PATIENCE_MILLIS));
    // The oldest go when the control thread comes round.
    Pause.until(() -> operator.requests().size() <= MOST_KEPT, PATIENCE_MILLIS);
    line.with("kept", operator.requests().size())
        .with("collected", Pause.until(this::areCollected, PATIENCE_MILLIS))
        .print();
    Aftermath.print(operator);
  }

  private List<CompositeData> open() {
    List<CompositeData> open = operator.requests();
    open.removeIf(row -> !Request.isOpen(row));
    return open;
  }

  private boolean areCollected() {
    System.gc();
    for (WeakReference<Thread> thread : threads) {
      if (thread.get() != null) {
        return false;
      }
    }
    return true;
  }

  private static Thread start(Runnable work) {
    Thread thread = new Thread(null, work, "sleeper", STACK_SIZE);
    thread.start();
    return thread;
  }

  /** Java 8 knows nothing of them. */
  private static Thread startVirtual(Runnable work) throws ReflectiveOperationException {
    return (Thread) Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, work);
  }

  /** Waits until it is let go. */
  private static final class Sleeper implements Runnable {
    private final CountDownLatch waiting;
    private final CountDownLatch enough;

    Sleeper(CountDownLatch waiting, CountDownLatch enough) {
      this.waiting = waiting;
      this.enough = enough;
    }

    @Override
    public void run() {
      waiting.countDown();
      try {
        enough.await();
      } catch (InterruptedException stranger) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
