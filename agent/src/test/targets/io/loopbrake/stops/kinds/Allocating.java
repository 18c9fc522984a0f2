/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.stops.kinds;

import java.util.ArrayList;
import java.util.List;

/** Makes garbage. */
public final class Allocating implements Runnable {
  private static final int KEPT = 1000;

  private List<String> kept = new ArrayList<>();

  @Override
  public void run() {
    for (int i = 0; ; i++) {
      kept.add("text " + i);
      if (kept.size() > KEPT) {
        kept = new ArrayList<>();
      }
    }
  }
}
