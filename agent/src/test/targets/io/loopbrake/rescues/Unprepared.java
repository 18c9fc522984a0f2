/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.rescues;

import java.util.HashMap;
import java.util.Map;

/**
 * A thread that does what the first argument says: {@code polls}, a loop with calls, which C2
 * compiles with safepoint polls and which makes no garbage; {@code nest}, a nest of counted loops, which it compiles without
 * for some collectors; {@code nothing}. With a second argument another thread makes garbage. Main
 * prints "ready" and then once a second how it ended, or a dot.
 */
public final class Unprepared {
  private static volatile Object garbage;
  private static volatile String ended = ".";
  private static int sink;

  private Unprepared() {}

  public static void main(String[] arguments) throws InterruptedException {
    if (arguments.length > 1) {
      start("maker-of-garbage", Unprepared::makeGarbage);
    }
    start("import-7", () -> run(arguments[0]));
    System.out.println("ready");
    for (int second = 0; second < 600; second++) {
      Thread.sleep(1000);
      System.out.println(ended);
    }
  }

  private static void start(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }

  private static void run(String kind) {
    try {
      if (kind.equals("polls")) {
        count(new HashMap<>());
      } else if (kind.equals("nest")) {
        while (sink != 1) {
          sink = 2 * nest(Integer.MAX_VALUE);
        }
      }
    } catch (Throwable thrown) {
      ended = thrown.toString().replaceAll("\\s+", " ");
    }
  }

  private static void count(Map<Integer, Integer> counts) {
    for (int i = 0; ; i++) {
      add(counts, i & 127);
    }
  }

  private static void add(Map<Integer, Integer> counts, int key) {
    if (counts.get(key) == null) {
      counts.put(key, key);
    }
  }

  private static int nest(int limit) {
    int sum = 0;
    for (int i = 0; i < limit; i++) {
      for (int j = 0; j < limit; j++) {
        sum = sum * 31 + (i ^ j);
      }
    }
    return sum;
  }

  private static void makeGarbage() {
    try {
      while (true) {
        for (int i = 0; i < 50; i++) {
          garbage = new byte[100_000];
        }
        Thread.sleep(10);
      }
    } catch (InterruptedException over) {
      Thread.currentThread().interrupt();
    }
  }
}
