/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.reached;

import io.loopbrake.operating.Operator;
import io.loopbrake.operating.Pause;
import io.loopbrake.operating.Request;
import java.util.AbstractQueue;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedList;
import java.util.Map;
import java.util.Queue;

/**
 * Stops a thread that takes elements out of a queue, which is never empty and for which nothing
 * waits. The arguments are the operation and the kind of loop. Prints the state of the request and
 * how many elements were taken and are lost.
 */
public final class ReachDispatcher {
  private static final int ELEMENTS = 100;
  private static final Queue<Object> FIRST = new ArrayDeque<>();
  private static final Queue<Object> SECOND = new LinkedList<>();
  private static volatile long turns;
  private static volatile double sink;
  private static long taken;
  private static long handled;

  private ReachDispatcher() {}

  public static void main(String[] arguments) {
    Map<String, Runnable> loops = new HashMap<>();
    loops.put("handles", ReachDispatcher::handles);
    loops.put("moves", ReachDispatcher::moves);
    loops.put("own queue", () -> drains(new Endless()));
    Thread dispatcher = new Thread(loops.get(arguments[1]), "dispatcher");
    dispatcher.setDaemon(true);
    dispatcher.setUncaughtExceptionHandler((thread, stopped) -> {});
    dispatcher.start();
    Pause.until(() -> turns > 100_000, 10_000);
    Operator operator = new Operator();
    Request request =
        operator.answered(operator.call(arguments[0], dispatcher.getId(), "test of a dispatcher"));
    request.awaitEnd(20_000);
    Pause.until(() -> !dispatcher.isAlive(), 1_000);
    long lost = taken - handled;
    if (arguments[1].equals("moves")) {
      lost = ELEMENTS - FIRST.size() - SECOND.size();
    }
    System.out.println(request.state() + "\t" + lost + "\t" + request.why());
    System.exit(0);
  }

  private static void handles() {
    Object element = new Object();
    while (element != null) {
      FIRST.add(element);
      element = FIRST.poll();
      taken++;
      handle(element);
    }
  }

  private static void handle(Object element) {
    sink = Math.cbrt(sink + element.hashCode());
    handled++;
    turns++;
  }

  /** Between the two calls of each pair, an element is in neither queue. */
  private static void moves() {
    for (int i = 0; i < ELEMENTS; i++) {
      FIRST.add(i);
    }
    while (turns >= 0) {
      Object element = FIRST.poll();
      SECOND.offer(element);
      element = SECOND.poll();
      FIRST.offer(element);
      turns++;
    }
  }

  private static void drains(Queue<Object> queue) {
    Object element;
    while ((element = queue.poll()) != null) {
      taken++;
      handle(element);
    }
  }

  /** A queue that is no collection of the JDK. */
  private static final class Endless extends AbstractQueue<Object> {
    private int next;

    @Override
    public Object poll() {
      next = next + 1 & 0xffff;
      return next;
    }

    @Override
    public Object peek() {
      return next;
    }

    @Override
    public boolean offer(Object element) {
      return false;
    }

    @Override
    public Iterator<Object> iterator() {
      return Collections.emptyIterator();
    }

    @Override
    public int size() {
      return 1;
    }
  }
}
