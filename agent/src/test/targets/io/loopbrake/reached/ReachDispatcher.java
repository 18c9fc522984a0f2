/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.reached;

import io.loopbrake.operating.Operator;
import io.loopbrake.operating.Pause;
import io.loopbrake.operating.Request;
import java.util.ArrayDeque;

/**
 * Stops the thread that handles the elements of a queue, which is never empty and for which nothing
 * waits. The argument is the operation. Prints the state of the request and how many elements were
 * taken and not handled.
 */
public final class ReachDispatcher {
  private static final ArrayDeque<Object> ELEMENTS = new ArrayDeque<>();
  private static volatile long handled;
  private static volatile double sink;
  private static long taken;

  private ReachDispatcher() {}

  public static void main(String[] arguments) {
    Thread dispatcher = new Thread(ReachDispatcher::dispatch, "dispatcher");
    dispatcher.setDaemon(true);
    dispatcher.setUncaughtExceptionHandler((thread, stopped) -> {});
    dispatcher.start();
    Pause.until(() -> handled > 100_000, 10_000);
    Operator operator = new Operator();
    Request request =
        operator.answered(operator.call(arguments[0], dispatcher.getId(), "test of a dispatcher"));
    request.awaitEnd(20_000);
    Pause.until(() -> !dispatcher.isAlive(), 1_000);
    System.out.println(request.state() + "\t" + (taken - handled) + "\t" + request.why());
    System.exit(0);
  }

  private static void dispatch() {
    Object element = new Object();
    while (element != null) {
      ELEMENTS.add(element);
      element = ELEMENTS.poll();
      taken++;
      handle(element);
    }
  }

  private static void handle(Object element) {
    sink = Math.cbrt(sink + element.hashCode());
    handled++;
  }
}
