/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.demo;

import javax.management.openmbean.CompositeData;

/** A row of {@code findLoops}: a thread that is busy, and where. */
record BusyLoop(long threadId, String threadName, double cpuPercent, String loop) {

  static BusyLoop from(CompositeData row) {
    return new BusyLoop(
        (Long) row.get("threadId"),
        (String) row.get("threadName"),
        (Double) row.get("cpuPercent"),
        (String) row.get("loop"));
  }
}
