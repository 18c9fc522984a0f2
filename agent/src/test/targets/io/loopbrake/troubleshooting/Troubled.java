/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.troubleshooting;

import io.loopbrake.operating.Cases;
import io.loopbrake.operating.Subject;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.lang.reflect.Method;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Has a thread get into each of the {@link Troubles} and {@link LoopTroubles} that its input names, and tells its end. */
public final class Troubled {
  private Troubled() {}

  public static void main(String[] arguments) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(1);
    pool.submit(() -> Thread.currentThread().setName("idle")).get();
    System.out.println("ready");
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
    for (String name = in.readLine(); name != null; name = in.readLine()) {
      System.out.println(name + " thread " + started(name).getId());
    }
    System.exit(0);
  }

  private static Thread started(String name) {
    for (Method method : Cases.in(Troubles.class, LoopTroubles.class)) {
      if (method.getName().equals(name)) {
        return Subject.started(name, () -> run(method));
      }
    }
    throw new IllegalArgumentException(name);
  }

  private static void run(Method method) throws Exception {
    String end = "nothing";
    try {
      Cases.run(method);
    } catch (Throwable thrown) {
      end = thrown.toString();
    }
    System.out.println(method.getName() + " ended with " + end);
  }
}
