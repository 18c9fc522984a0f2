/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.tasks;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A pool whose worker is at work before the agent comes. */
public final class LateTasks {
  private LateTasks() {}

  public static void main(String[] arguments) throws Exception {
    ExecutorService pool =
        new ThreadPoolExecutor(
            1, 1, 1, TimeUnit.HOURS, new LinkedBlockingQueue<>(), new Workers("late"));
    pool.submit(Said.task("before", 1)).get();
    System.out.println("ready");
    System.in.read();
    EventRecorder.install();
    int sum = 0;
    for (String name : new String[] {"a", "b", "c"}) {
      sum += pool.submit(Said.task(name, 1)).get();
    }
    System.out.println(sum);
    System.out.println(EventRecorder.heardOf("late-1"));
    System.exit(0);
  }
}
