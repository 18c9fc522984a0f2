/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

import io.loopbrake.agent.gate.Checkpoints;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Owns the stop requests: makes them, keeps the checkpoints armed while one is open, closes them,
 * and remembers the last ones. Thread-safe; never waits for the application.
 */
public final class StopControl {
  private static final int CLOSED_KEPT = 200;
  private static final StopRequest[] NONE = {};

  private final Checkpoints checkpoints;
  private final Arming arming;
  private final RequestWatch watch;
  private final Deque<StopRequest> closed = new ArrayDeque<>();
  private long nextId = 1;
  private volatile StopRequest[] open = NONE;

  /** Takes charge of the checkpoints of this JVM. */
  public StopControl(Checkpoints checkpoints, Coverage coverage) {
    this.checkpoints = checkpoints;
    this.arming = new Arming(checkpoints, coverage, System::nanoTime);
    this.watch = new RequestWatch(this::lookAfterRequests);
    watch.start();
    checkpoints.install(this::atCheckpoint);
  }

  /** Runs in every thread that passes a checkpoint while the flag is up. */
  private void atCheckpoint() {
    Thread current = Thread.currentThread();
    StopRequest[] requests = open;
    for (int i = 0; i < requests.length; i++) {
      if (requests[i].thread() == current) {
        requests[i].deliver();
      }
    }
  }

  /**
   * Asks that a thread stop at its next checkpoint. While a request for the thread is open, its id
   * is returned and nothing new is asked.
   *
   * @param requestedBy who asks, for the record; one line
   * @return the id of the request
   * @throws IllegalArgumentException if the thread has ended or is the agent's own
   */
  public synchronized long stop(Thread thread, Reason reason, String requestedBy) {
    if (!thread.isAlive()) {
      throw new IllegalArgumentException("thread " + thread.getId() + " has ended");
    }
    if (OwnThreads.isOwn(thread)) {
      throw new IllegalArgumentException(
          "thread " + thread.getId() + " (" + thread.getName() + ") is Loopbrake's own");
    }
    for (StopRequest request : open) {
      if (request.thread() == thread) {
        return request.id();
      }
    }
    StopRequest request = new StopRequest(nextId++, thread, reason, requestedBy);
    StopRequest[] more = new StopRequest[open.length + 1];
    System.arraycopy(open, 0, more, 0, open.length);
    more[open.length] = request;
    open = more;
    checkpoints.raise();
    watch.wake();
    return request.id();
  }

  /**
   * Takes an open request back.
   *
   * @throws IllegalArgumentException if there is no such request, or it is closed
   */
  public synchronized RequestView cancel(long requestId, String cancelledBy) {
    StopRequest request = find(requestId);
    if (request == null) {
      throw new IllegalArgumentException(
          "no request has the id " + requestId + ": look at Requests");
    }
    if (!request.close(Endings.cancelled("taken back by " + cancelledBy))) {
      throw new IllegalArgumentException(
          request.view() + "; it is closed and cannot be cancelled any more");
    }
    tidy();
    return request.view();
  }

  /** The open requests and the last closed ones, newest first. */
  public synchronized List<RequestView> requests() {
    List<RequestView> views = new ArrayList<>();
    for (int i = open.length - 1; i >= 0; i--) {
      views.add(open[i].view());
    }
    for (StopRequest request : closed) {
      views.add(request.view());
    }
    views.sort((one, other) -> Long.compare(other.id(), one.id()));
    return views;
  }

  /** The request as it stands now, or null if there is none, or none any more, with this id. */
  public synchronized RequestView request(long id) {
    StopRequest request = find(id);
    return request == null ? null : request.view();
  }

  /** Forgets the requests until now, the self-test's, and counts the next one as the first. */
  public synchronized void startCounting() {
    closed.clear();
    nextId = 1;
  }

  /** Cancels what is open and gives the checkpoints back; nothing can be stopped afterwards. */
  public synchronized void shutDown() {
    for (StopRequest request : open) {
      request.close(Endings.cancelled("taken back because the agent was removed"));
    }
    tidy();
    watch.end();
    checkpoints.uninstall();
  }

  private StopRequest find(long id) {
    for (StopRequest request : open) {
      if (request.id() == id) {
        return request;
      }
    }
    for (StopRequest request : closed) {
      if (request.id() == id) {
        return request;
      }
    }
    return null;
  }

  /** Runs in the control thread. Returns whether anything is left to look after. */
  private boolean lookAfterRequests() {
    closeEnded();
    // Outside of the lock, for arming a gate waits until every thread has reached a safepoint.
    return arming.adjust(open);
  }

  /** Closes the requests whose thread is over. */
  private synchronized void closeEnded() {
    for (StopRequest request : open) {
      Thread thread = request.thread();
      if (thread != null && !thread.isAlive()) {
        request.close(Endings.THREAD_OVER);
      }
    }
    tidy();
  }

  private void tidy() {
    List<StopRequest> stillOpen = new ArrayList<>();
    for (StopRequest request : open) {
      if (request.isOpen()) {
        stillOpen.add(request);
      } else {
        closed.addFirst(request);
      }
    }
    while (closed.size() > CLOSED_KEPT) {
      closed.removeLast();
    }
    open = stillOpen.toArray(NONE);
  }
}
