/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.bench.programs;

/** Loads and uses the generated classes; tells the time of the second half, which is warm. */
public final class LoadClasses {
  private LoadClasses() {}

  public static void main(String[] arguments) throws Exception {
    int count = Integer.parseInt(arguments[0]);
    load(0, count / 2);
    double cpu = CpuClock.seconds();
    long wall = System.nanoTime();
    load(count / 2, count);
    double half = count - count / 2;
    System.out.println("warm, us of processor a class\t" + (CpuClock.seconds() - cpu) * 1e6 / half);
    System.out.println("warm, us a class\t" + (System.nanoTime() - wall) / 1e3 / half);
  }

  private static void load(int from, int to) throws Exception {
    for (int i = from; i < to; i++) {
      ((Runnable) Class.forName("generated.C" + i).getConstructor().newInstance()).run();
    }
  }
}
