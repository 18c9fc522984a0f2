/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.faults;

import io.loopbrake.operating.Line;
import io.loopbrake.operating.Operator;
import io.loopbrake.operating.Pause;
import io.loopbrake.operating.Request;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;

/**
 * Stops a thread whose class overrides what can be asked of a thread, and takes a minute to answer
 * the agent.
 */
public final class Overriding extends Thread {
  private static final long PATIENCE_MILLIS = 20_000;
  private static final Set<String> CALLERS = new ConcurrentSkipListSet<>();

  private static volatile long turns;

  private Overriding(String name) {
    super(name);
    setDaemon(true);
  }

  public static void main(String[] arguments) {
    Operator operator = new Operator();
    for (String work : new String[] {"loops", "sleeps"}) {
      Overriding thread = new Overriding(work);
      thread.setUncaughtExceptionHandler((stopped, error) -> {});
      thread.start();
      Pause.millis(200);
      Request request = operator.stop(thread);
      boolean ended = request.awaitEnd(PATIENCE_MILLIS);
      Pause.until(() -> !thread.isAlive(), PATIENCE_MILLIS);
      request.line("case", work).with("ended", ended).with("alive", thread.isAlive()).print();
    }
    Aftermath.print(operator);
    new Line("callers").with("names", new TreeSet<>(CALLERS)).print();
    System.exit(0);
  }

  @Override
  public void run() {
    if (getName().equals("sleeps")) {
      try {
        Thread.sleep(10 * PATIENCE_MILLIS);
      } catch (InterruptedException e) {
        return;
      }
    }
    while (turns >= 0) {
      turns++;
    }
  }

  @Override
  public State getState() {
    keepWaiting();
    return super.getState();
  }

  @Override
  public StackTraceElement[] getStackTrace() {
    keepWaiting();
    return super.getStackTrace();
  }

  @Override
  @Deprecated
  public long getId() {
    keepWaiting();
    return super.getId();
  }

  private static void keepWaiting() {
    for (StackTraceElement frame : new Throwable().getStackTrace()) {
      if (frame.getClassName().startsWith("io.loopbrake.agent.")) {
        CALLERS.add(Thread.currentThread().getName() + " in " + frame);
        Pause.millis(3 * PATIENCE_MILLIS);
        return;
      }
    }
  }
}
