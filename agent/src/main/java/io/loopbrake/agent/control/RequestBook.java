/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

import io.loopbrake.agent.message.AnswerMessage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The open requests and the last closed requests. Thread-safe. */
final class RequestBook {
  private static final int CLOSED_KEPT = 200;

  private final Deque<StopRequest> closed = new ArrayDeque<>();
  private final long[] putAside = new long[RequestState.values().length];
  private long nextId = 1;
  private volatile OpenRequests open = OpenRequests.NONE;

  /**
   * The open requests, those that were closed a moment ago, and those of which an interrupt may be
   * left.
   */
  OpenRequests open() {
    return open;
  }

  synchronized long nextId() {
    return nextId++;
  }

  synchronized void add(StopRequest request) {
    open = open.with(request);
  }

  /**
   * The request with this id.
   *
   * @throws IllegalArgumentException if there is none, or none any more, with this id
   */
  StopRequest existing(long id) {
    Optional<StopRequest> found = find(id);
    if (!found.isPresent()) {
      throw AnswerMessage.NO_REQUEST.with(id).refusal();
    }
    return found.get();
  }

  /** The request with this id; empty if there is none, or none any more. */
  synchronized Optional<StopRequest> find(long id) {
    for (StopRequest request : inAnyOrder()) {
      if (request.id() == id) {
        return Optional.of(request);
      }
    }
    return Optional.empty();
  }

  /** All, newest first. */
  synchronized List<StopRequest> all() {
    List<StopRequest> all = inAnyOrder();
    if (all.size() > 1) {
      all.sort((one, other) -> Long.compare(other.id(), one.id()));
    }
    return all;
  }

  private List<StopRequest> inAnyOrder() {
    List<StopRequest> all = new ArrayList<>(open.all());
    all.addAll(closed);
    return all;
  }

  /** Includes the requests that are not kept any more. */
  synchronized RequestTotals totals() {
    long[] counts = putAside.clone();
    for (StopRequest request : open.all()) {
      counts[request.phase().state.ordinal()]++;
    }
    return new RequestTotals(counts);
  }

  /** Removes the closed requests from the open ones, and returns them. */
  synchronized List<StopRequest> putClosedAside() {
    List<StopRequest> stillOpen = new ArrayList<>();
    List<StopRequest> aside = new ArrayList<>();
    for (StopRequest request : open.all()) {
      (request.task() != null ? stillOpen : aside).add(request);
    }
    if (!aside.isEmpty()) {
      open = new OpenRequests(stillOpen);
      for (StopRequest request : aside) {
        closed.addFirst(request);
        putAside[request.phase().state.ordinal()]++;
      }
      while (closed.size() > CLOSED_KEPT) {
        closed.removeLast();
      }
    }
    return aside;
  }

  /** Forgets all requests, and gives the next one the id 1. Returns the forgotten ones. */
  synchronized List<StopRequest> startCounting() {
    List<StopRequest> forgotten = inAnyOrder();
    open = OpenRequests.NONE;
    closed.clear();
    Arrays.fill(putAside, 0);
    nextId = 1;
    return forgotten;
  }
}
