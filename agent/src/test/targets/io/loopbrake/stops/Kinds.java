/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.stops;

import io.loopbrake.stops.kinds.Allocating;
import io.loopbrake.stops.kinds.Calling;
import io.loopbrake.stops.kinds.CountedInt;
import io.loopbrake.stops.kinds.Empty;
import io.loopbrake.stops.kinds.LongCounted;
import io.loopbrake.stops.kinds.MapWalk;
import io.loopbrake.stops.kinds.Nested;
import io.loopbrake.stops.kinds.Regex;
import io.loopbrake.stops.kinds.Vectorised;
import java.util.LinkedHashMap;
import java.util.Map;

/** Loops without end, one of each kind that a JIT treats in a way of its own. */
public final class Kinds {
  private Kinds() {}

  /** Nine loops by the name of their kind. */
  public static Map<String, Runnable> all() {
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
