/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

import java.time.Instant;

/** A stop request as it stood at one moment. Immutable. */
public final class RequestView {
  private final StopRequest request;
  private final RequestState state;
  private final String why;
  private final Instant changedAt;

  RequestView(StopRequest request, RequestState state, String why, Instant changedAt) {
    this.request = request;
    this.state = state;
    this.why = why;
    this.changedAt = changedAt;
  }

  public long id() {
    return request.id();
  }

  public RequestState state() {
    return state;
  }

  /** Why it is in this state; a plain sentence. */
  public String why() {
    return why;
  }

  public long threadId() {
    return request.threadId();
  }

  /** The thread's name when the request was made. */
  public String threadName() {
    return request.threadName();
  }

  public String reason() {
    return request.reason().toString();
  }

  /** Who asked, and from where as far as it is known. */
  public String requestedBy() {
    return request.requestedBy();
  }

  public Instant requestedAt() {
    return request.requestedAt();
  }

  /** When it came into this state. */
  public Instant changedAt() {
    return changedAt;
  }

  /** The request in one line, such as {@code request 7 (worker-1): PENDING, ...}. */
  @Override
  public String toString() {
    return "request " + id() + " (" + threadName() + "): " + state + ", " + why;
  }
}
