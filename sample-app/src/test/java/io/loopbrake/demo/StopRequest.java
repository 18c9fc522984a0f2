/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.demo;

import java.util.Set;
import javax.management.openmbean.CompositeData;

/** A row of the attribute {@code Requests}. */
record StopRequest(long id, long threadId, String reason, String state, String why) {

  private static final Set<String> OPEN = Set.of("PENDING", "DELIVERED");

  static StopRequest from(CompositeData row) {
    return new StopRequest(
        (Long) row.get("id"),
        (Long) row.get("threadId"),
        (String) row.get("reason"),
        (String) row.get("state"),
        (String) row.get("why"));
  }

  boolean isOpen() {
    return OPEN.contains(state);
  }
}
