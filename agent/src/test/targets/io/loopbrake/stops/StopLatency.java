/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.stops;

import io.loopbrake.stops.kinds.Allocating;
import io.loopbrake.stops.kinds.Calling;
import io.loopbrake.stops.kinds.MapWalk;
import io.loopbrake.stops.kinds.CountedInt;
import io.loopbrake.stops.kinds.Empty;
import io.loopbrake.stops.kinds.LongCounted;
import io.loopbrake.stops.kinds.Nested;
import io.loopbrake.stops.kinds.Regex;
import io.loopbrake.stops.kinds.Vectorised;
import java.util.LinkedHashMap;
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
    Map<String, Runnable> kinds = kinds();
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

  private static Map<String, Runnable> kinds() {
    Map<String, Runnable> kinds = new LinkedHashMap<>();
    kinds.put("empty", new Empty());
    kinds.put("counted int", new CountedInt());
    kinds.put("vectorised", new Vectorised());
    kinds.put("counted long", new LongCounted());
    kinds.put("calling", new Calling());
    kinds.put("allocating", new Allocating());
    kinds.put("nested", new Nested());
    kinds.put("regex", new Regex());
    kinds.put("lambda", new MapWalk());
    return kinds;
  }
}
