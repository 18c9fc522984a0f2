/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.stops.kinds;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** Walks a map of the JDK with a lambda, again and again. */
public final class MapWalk implements Runnable {
  private static final int SIZE = 1000;

  private final Map<Integer, Integer> map = new HashMap<>();
  private final LongAdder sum = new LongAdder();

  /** Fills the map. */
  public MapWalk() {
    for (int i = 0; i < SIZE; i++) {
      map.put(i, i);
    }
  }

  @Override
  public void run() {
    while (true) {
      map.forEach((key, value) -> sum.add(key ^ value));
    }
  }
}
