/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.rescues;

import io.loopbrake.operating.Operator;
import io.loopbrake.operating.Pause;
import io.loopbrake.operating.Subject;
import io.loopbrake.reached.loops.Runaways;
import java.lang.ref.WeakReference;
import java.lang.reflect.Field;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Waits for an agent, stops a loop with it, rescues a thread from a loop that has no checkpoint and
 * calls nothing, has the agent taken out, and says what is left of it, and whether its class loader
 * becomes garbage; and the same once more with the next agent. Loops of {@link Turns} and the
 * pool's tasks had checkpoints and boundaries meanwhile.
 */
public final class Detached {
  private static final long PATIENCE_MILLIS = 20_000;
  private static final int ROUNDS = 2;
  private static final int GARBAGE_COLLECTIONS = 20;

  private Detached() {}

  public static void main(String[] arguments) throws Exception {
    ExecutorService pool = Executors.newSingleThreadExecutor();
    pool.submit(() -> Turns.turn(10)).get();
    System.out.println("ready");
    for (int round = 1; round <= ROUNDS; round++) {
      Operator operator = new Operator();
      WeakReference<ClassLoader> loader = new WeakReference<>(agentLoader());
      System.out.println("checkpoints before: " + counted(pool));
      Subject runaway = Subject.started("runaway", () -> Turns.turn(0));
      Pause.millis(300);
      operator.stop(runaway);
      System.out.println("stopped: " + runaway.awaitEnd(PATIENCE_MILLIS) + runaway.isStopped());
      Subject tight = Subject.started("tight", Runaways.all().get("tight")::run);
      Pause.millis(300);
      operator.call("rescue", tight.getId(), "it has no brakes");
      System.out.println("rescued: " + tight.awaitEnd(PATIENCE_MILLIS) + tight.isStopped());
      Subject open = Subject.started("open", () -> Thread.sleep(600_000));
      operator.call("stopTask", open.getId() + "#0", "it stays open", 600L);
      String answer = (String) operator.call("detach");
      System.out.println("answer: " + answer.replaceAll("\\s+", " "));
      System.out.println("checkpoints afterwards: " + counted(pool));
      System.out.println("threads: " + threads());
      System.out.println("version: " + System.getProperty("io.loopbrake.version"));
      runaway = null;
      tight = null;
      open = null;
      operator = null;
      System.out.println("class loader: " + (isCollected(loader) ? "collected" : "kept"));
      System.out.println("round " + round + " is over");
    }
    System.exit(0);
  }

  private static String threads() {
    StringBuilder names = new StringBuilder();
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      names.append(thread.getName().startsWith("loopbrake") ? thread.getName() + " " : "");
    }
    return names.toString();
  }

  /** How often a loop and a task pass what an agent has planted in them. */
  private static String counted(ExecutorService pool) throws Exception {
    Class<?> type = Class.forName("java.lang.$Loopbrake");
    AtomicInteger passed = new AtomicInteger();
    Field handler = field(type, "handler");
    Field armed = field(type, "armed");
    Object agents = handler.get(null);
    handler.set(null, (Runnable) passed::incrementAndGet);
    armed.set(null, true);
    Turns.turn(10);
    pool.submit(() -> Turns.turn(10)).get();
    armed.set(null, false);
    handler.set(null, agents);
    return passed.get() > 0 ? "some" : "none";
  }

  private static ClassLoader agentLoader() throws Exception {
    return field(Class.forName("java.lang.$Loopbrake"), "handler")
        .get(null)
        .getClass()
        .getClassLoader();
  }

  private static boolean isCollected(WeakReference<ClassLoader> loader) throws Exception {
    for (int i = 0; i < GARBAGE_COLLECTIONS && loader.get() != null; i++) {
      System.gc();
      Pause.millis(50);
    }
    return loader.get() == null;
  }

  private static Field field(Class<?> type, String name) throws Exception {
    Field field = type.getDeclaredField(name);
    field.setAccessible(true);
    return field;
  }

  /** A class with a loop. */
  static final class Turns {
    private static volatile int sum;

    private Turns() {}

    /** Turns so often; for ever if that is 0. */
    static int turn(int times) {
      for (int i = 0; times == 0 || i < times; i++) {
        sum = step(sum, i);
      }
      return sum;
    }

    private static int step(int before, int now) {
      return 31 * before + now;
    }
  }
}
