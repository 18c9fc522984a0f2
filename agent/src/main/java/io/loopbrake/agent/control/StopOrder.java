/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

import io.loopbrake.agent.task.Task;
import io.loopbrake.agent.text.SingleLine;
import io.loopbrake.agent.threads.ThreadName;
import java.time.Instant;

/**
 * What was asked for: the text of a request that never changes. Immutable; keeps no thread alive.
 */
final class StopOrder {
  final long id;
  final String task;
  final long threadId;
  final String threadName;
  final Reason reason;
  final String requestedBy;
  final long expirySeconds;
  final Instant requestedAt = Instant.now();

  StopOrder(long id, Task task, Reason reason, String requestedBy, long expirySeconds) {
    this.id = id;
    this.task = task.toString();
    this.threadId = task.thread().getId();
    this.threadName = ThreadName.of(task.thread());
    this.reason = reason;
    this.requestedBy = SingleLine.of(requestedBy);
    this.expirySeconds = expirySeconds;
  }

  /** The message of the stop error. */
  String message() {
    return "stopped by Loopbrake request "
        + id
        + ": "
        + reason
        + " (asked for by "
        + requestedBy
        + ")";
  }
}
