/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

import io.loopbrake.agent.message.InlinedText;
import io.loopbrake.agent.task.Task;
import io.loopbrake.agent.text.SingleLine;
import io.loopbrake.agent.threads.ThreadCalls;
import io.loopbrake.agent.threads.ThreadName;
import java.time.Instant;

/** The constant part of a request. Immutable; keeps no thread alive. */
final class StopOrder {
  final long id;
  final String task;
  final long threadId;
  final String threadName;
  final Reason reason;
  final String requestedBy;
  final long expirySeconds;
  final Instant requestedAt;

  /** The consequences of the stop, as a sentence without a full stop; empty if none are known. */
  final String aftermath;

  /** Whether an interrupt of the task is the reason, so that no stop is due once it is noticed. */
  final boolean byInterrupt;

  StopOrder(long id, Task task, Reason reason, String requestedBy, long expirySeconds) {
    this.id = id;
    this.task = task.toString();
    this.threadId = ThreadCalls.idOf(task.thread());
    this.threadName = ThreadName.of(task.thread());
    this.reason = reason;
    this.requestedBy = SingleLine.of(requestedBy);
    this.expirySeconds = expirySeconds;
    this.requestedAt = Instant.now();
    this.aftermath = "";
    this.byInterrupt = false;
  }

  private StopOrder(StopOrder other, String aftermath, boolean byInterrupt) {
    this.id = other.id;
    this.task = other.task;
    this.threadId = other.threadId;
    this.threadName = other.threadName;
    this.reason = other.reason;
    this.requestedBy = other.requestedBy;
    this.expirySeconds = other.expirySeconds;
    this.requestedAt = other.requestedAt;
    this.aftermath = aftermath;
    this.byInterrupt = byInterrupt;
  }

  /** The same order with these consequences. */
  StopOrder foreseeing(String newAftermath) {
    return new StopOrder(this, newAftermath, byInterrupt);
  }

  /** The same order, with an interrupt of the task as its reason. */
  StopOrder becauseOfInterrupt() {
    return new StopOrder(this, aftermath, true);
  }

  /** The message of the stop error. */
  String message() {
    return InlinedText.STOPPED_BY
        + id
        + ": "
        + reason
        + InlinedText.ASKED_FOR_BY
        + requestedBy
        + ")";
  }
}
