/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.reach;

import io.loopbrake.agent.control.Reachable;
import io.loopbrake.agent.instrument.CoverageLedger;
import java.util.ArrayList;
import java.util.List;

/**
 * The handlers of classes that are not included, as attempts to reach loops have found them. They
 * count while the request of the attempt is open: of other stops in these classes, the agent is to
 * know neither more nor less than the user has included. Thread-safe.
 */
public class SeenHandlers {
  private static final CoverageLedger[] NONE = {};

  private volatile List<Entry> entries = new ArrayList<>();

  /** The ledger for the classes that an attempt for this request looks at. */
  synchronized CoverageLedger of(Reachable request) {
    List<Entry> kept = new ArrayList<>();
    CoverageLedger found = null;
    for (Entry entry : entries) {
      if (entry.request.isOpen()) {
        kept.add(entry);
        found = entry.request.id() == request.id() ? entry.ledger : found;
      }
    }
    if (found == null) {
      found = new CoverageLedger();
      kept.add(new Entry(request, found));
    }
    entries = kept;
    return found;
  }

  /** The ledgers of the requests that are open. */
  public CoverageLedger[] ofOpenRequests() {
    List<CoverageLedger> open = null;
    for (Entry entry : entries) {
      if (entry.request.isOpen()) {
        open = open == null ? new ArrayList<>() : open;
        open.add(entry.ledger);
      }
    }
    return open == null ? NONE : open.toArray(NONE);
  }

  private static final class Entry {
    final Reachable request;
    final CoverageLedger ledger;

    Entry(Reachable request, CoverageLedger ledger) {
      this.request = request;
      this.ledger = ledger;
    }
  }
}
