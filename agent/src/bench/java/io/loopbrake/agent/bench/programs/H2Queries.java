/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.bench.programs;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Runs statements for a time to warm up and for a time that counts, in windows of half a second;
 * all of it processor time.
 */
public final class H2Queries {
  private static final double WINDOW_SECONDS = 0.5;

  private H2Queries() {}

  public static void main(String[] arguments) throws SQLException {
    try (H2Work work = new H2Work()) {
      windows(work, Integer.parseInt(arguments[0]));
      List<Double> found = windows(work, Integer.parseInt(arguments[1]));
      Collections.sort(found);
      System.out.println("mixed statements\t" + found.get(found.size() / 2));
    }
  }

  private static List<Double> windows(H2Work work, int seconds) throws SQLException {
    List<Double> perSecond = new ArrayList<>();
    double end = CpuClock.seconds() + seconds;
    while (CpuClock.seconds() < end) {
      double start = CpuClock.seconds();
      long statements = 0;
      double elapsed;
      do {
        statements += work.turn();
        elapsed = CpuClock.seconds() - start;
      } while (elapsed < WINDOW_SECONDS);
      perSecond.add(statements / elapsed);
    }
    return perSecond;
  }
}
