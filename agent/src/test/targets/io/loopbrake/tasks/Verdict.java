/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.tasks;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Compares what tasks saw with what requests say: whoever saw a stop error or an interrupt must
 * have been named, and a request must have been DELIVERED if and only if its task saw its error.
 */
final class Verdict {
  private final Witness witness;
  private final Requests requests;
  private final Map<Long, Long> offsets = new HashMap<>();
  private final Set<Long> struck = new HashSet<>();
  private final Set<String> named = new HashSet<>();
  private int stopped;
  private int missed;
  private int cancelled;
  private int interrupted;
  private int disturbedWrongly;
  private int endedWrongly;

  Verdict(Witness witness, Requests requests) {
    this.witness = witness;
    this.requests = requests;
  }

  /** Call when all tasks are over and no request is open. */
  void reach() {
    for (Sight sight : witness.sights()) {
      if (sight.request != 0) {
        check(sight);
      }
    }
    for (Request request : requests.all()) {
      named.add(request.task);
      check(request);
    }
    for (Sight sight : witness.sights()) {
      if (sight.interrupts != 0) {
        checkInterrupted(sight);
      }
    }
  }

  private void check(Sight sight) {
    Request request = requests.withId(sight.request);
    long offset = request == null ? -1 : request.number - sight.number;
    boolean right =
        request != null
            && request.thread == sight.thread
            && offset >= 0
            && offset <= witness.mostOffset()
            && offset == offsets.computeIfAbsent(sight.thread, thread -> offset);
    if (!right) {
      disturbedWrongly++;
      witness.fault(sight + ", but there is " + request);
    }
    struck.add(sight.request);
  }

  private void checkInterrupted(Sight sight) {
    interrupted++;
    // A thread none of whose tasks was stopped does not tell by how much its numbers differ.
    long least = offsets.getOrDefault(sight.thread, 0L);
    long most = offsets.getOrDefault(sight.thread, witness.mostOffset());
    for (long offset = least; offset <= most; offset++) {
      if (named.contains(sight.thread + "#" + (sight.number + offset))) {
        return;
      }
    }
    disturbedWrongly++;
    witness.fault(sight + ", and nobody named it");
  }

  private void check(Request request) {
    boolean wasStruck = struck.contains(request.id);
    String states = String.join(" ", request.states);
    if (states.equals("PENDING DELIVERED STOPPED") && wasStruck) {
      stopped++;
    } else if (!wasStruck && (states.equals("PENDING MISSED") || isWoken(request, states))) {
      missed++;
    } else if (states.equals(wasStruck ? "PENDING DELIVERED CANCELLED" : "PENDING CANCELLED")) {
      cancelled++;
    } else {
      endedWrongly++;
      witness.fault(request + ", but its task saw its error: " + wasStruck);
    }
  }

  /** A task may end because its wait was interrupted; that is told, and is no delivery. */
  private static boolean isWoken(Request request, String states) {
    return states.equals("PENDING STOPPED") && request.why.contains("; the thread was interrupted");
  }

  int stopped() {
    return stopped;
  }

  int missed() {
    return missed;
  }

  int cancelled() {
    return cancelled;
  }

  /** How many tasks saw an interrupt. */
  int interrupted() {
    return interrupted;
  }

  /** How many saw something although nobody named them. */
  int disturbedWrongly() {
    return disturbedWrongly;
  }

  /** How many requests ended in a state that is not what their task saw. */
  int endedWrongly() {
    return endedWrongly;
  }
}
