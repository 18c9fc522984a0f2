/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.reached;

import io.loopbrake.operating.Operator;
import io.loopbrake.operating.Pause;
import io.loopbrake.operating.Request;
import io.loopbrake.operating.Subject;
import io.loopbrake.reached.loops.Runaways;
import io.loopbrake.tasks.VirtualThreads;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Lets each of the {@link Runaways} run, whose classes have no brakes, and stops it, beside a
 * thread that uses the same methods of the JDK. The first argument is the operation: {@code
 * stopThread} or {@code rescue}; the second says how often; others name the runaways, all if there
 * are none. After "virtual: " in the name it runs in a virtual thread; one with a "!" is not
 * expected to end. Prints for each its name, the milliseconds until the thread's end, the state of
 * the request, what ended the thread, and what is said of the request; at the end the errors of
 * the other thread. One that did not end runs on, and is not started again.
 */
public final class ReachRunaways {
  private static final String VIRTUAL = "virtual: ";
  private static final long PATIENCE_MILLIS = Long.getLong("patience", 45_000);
  private static final long HOPELESS_MILLIS = Math.min(PATIENCE_MILLIS, 4_000);
  private static final long WARM_UP_MILLIS = Long.getLong("warm-up", 400);

  private static volatile String bystanderFailed = "none";

  private ReachRunaways() {}

  public static void main(String[] arguments) throws Exception {
    Operator operator = new Operator();
    Thread bystander = new Thread(ReachRunaways::standBy, "bystander");
    bystander.setDaemon(true);
    bystander.start();
    Map<String, Runaways.Work> all = Runaways.all();
    List<String> names = new ArrayList<>(all.keySet());
    if (arguments.length > 2) {
      names.clear();
      for (int i = 2; i < arguments.length; i++) {
        names.add(arguments[i]);
      }
    }
    Set<String> unended = new HashSet<>();
    for (int turn = 0; turn < Integer.parseInt(arguments[1]); turn++) {
      for (String name : names) {
        Run run = new Run(name, all.get(name.replace("!", "").replace(VIRTUAL, "")));
        System.out.println(
            name
                + "\t"
                + (unended.contains(name)
                    ? "0\tnone\tnot run\tan earlier one runs on"
                    : stopped(operator, arguments[0], run)));
        if (run.thread.isAlive()) {
          unended.add(name);
        }
      }
    }
    System.out.println("bystander\t" + bystanderFailed);
    System.exit(0);
  }

  private static String stopped(Operator operator, String operation, Run run) throws Exception {
    run.thread.start();
    Pause.millis(WARM_UP_MILLIS);
    if (!run.thread.isAlive()) {
      return "0\tnone\tended by itself: " + run.thrown + "\t-";
    }
    long before = System.nanoTime();
    Request request =
        operator.answered(operator.call(operation, run.thread.getId(), "test of " + run.name));
    boolean ended = run.awaitEnd(run.name.startsWith("!") ? HOPELESS_MILLIS : PATIENCE_MILLIS);
    long millis = (System.nanoTime() - before) / 1_000_000;
    if (ended) {
      request.awaitEnd(PATIENCE_MILLIS);
    }
    String row =
        millis
            + "\t"
            + request.state()
            + "\t"
            + (!ended ? "nothing" : Subject.isStop(run.thrown) ? "stop" : "" + run.thrown)
            + "\t"
            + request.why();
    if (!ended) {
      end(operator, request, run);
    }
    return row;
  }

  /** Ends it by any means, since others are to follow. */
  private static void end(Operator operator, Request request, Run run) throws Exception {
    try {
      if (!request.state().equals("DELIVERED")) {
        operator.call("force", request.id(), "the next one is waiting");
        run.awaitEnd(HOPELESS_MILLIS);
      }
      operator.call("cancel", request.id());
    } catch (IllegalArgumentException closed) {
      // It has ended meanwhile.
    }
    // Not before, because a forced stop prevents what would end the loop.
    Runaways.letGo();
    run.awaitEnd(HOPELESS_MILLIS / 4);
    Runaways.hold();
  }

  /** One of them in a thread, and what came out of it. */
  private static final class Run {
    private final String name;
    private final Runaways.Work work;
    private final Thread thread;
    private volatile Throwable thrown;

    Run(String name, Runaways.Work work) {
      this.name = name;
      this.work = work;
      this.thread =
          name.startsWith(VIRTUAL) ? VirtualThreads.make(this::run) : new Thread(this::run, name);
      thread.setDaemon(true);
    }

    private void run() {
      try {
        work.run();
      } catch (Throwable t) {
        thrown = t;
      }
    }

    boolean awaitEnd(long millis) {
      return Pause.until(() -> !thread.isAlive(), millis);
    }
  }

  /** Uses what the runaways use, all the time. */
  private static void standBy() {
    long sum = 0;
    while (sum >= 0) {
      try {
        Map<String, Integer> map = new HashMap<>();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 100; i++) {
          map.put("key" + i, Math.max(i, 3));
          text.append(map.get("key" + i / 2));
        }
        sum = sum + text.toString().hashCode() + "a1b2".replaceAll("[0-9]", "x").length() & 0xffff;
        Pause.millis(1);
      } catch (Throwable t) {
        bystanderFailed = t.toString();
      }
    }
  }
}
