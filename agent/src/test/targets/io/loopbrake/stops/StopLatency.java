/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.stops;

import java.util.Map;

/**
 * Stops nine kinds of loop in turn, as often as the first argument says; the second is how many
 * milliseconds each runs before. In turn, so that the gates of one are put back until it comes
 * again.
 */
public final class StopLatency {
  private static final int LOADED = 2000;

  private StopLatency() {}

  public static void main(String[] arguments) throws Exception {
    Operator operator = new Operator();
    Fillers.fillUpTo(LOADED);
    Map<String, Runnable> kinds = Kinds.all();
    int stops = Integer.parseInt(arguments[0]);
    long millis = Long.parseLong(arguments[1]);
    // The first turn only warms up what stops.
    for (int turn = 0; turn <= stops; turn++) {
      for (Map.Entry<String, Runnable> kind : kinds.entrySet()) {
        System.out.println("stopping " + kind.getKey());
        long nanos = new Runaway(kind.getValue()).stopAfter(millis, operator);
        if (turn > 0) {
          System.out.println(kind.getKey() + "\t" + nanos);
        }
      }
    }
    System.exit(0);
  }
}
