/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Notifies the listeners of each change of state once. Thread-safe. */
final class Audit {
  /** A number that no phase of a request reaches. */
  private static final int ALL_PHASES = Integer.MAX_VALUE - 1;

  private final List<RequestListener> listeners = new CopyOnWriteArrayList<>();

  void add(RequestListener listener) {
    listeners.add(listener);
  }

  /** Tells the listeners the phases that they have not been told yet. */
  synchronized void publish(StopRequest request) {
    Phase last = request.phase();
    int told = request.toldOf(last.number);
    if (told > last.number) {
      return;
    }
    List<Phase> news = new ArrayList<>();
    for (Phase phase = last; phase != null && phase.number >= told; phase = phase.before) {
      news.add(0, phase);
    }
    for (Phase phase : news) {
      tell(RequestView.of(request, phase));
    }
  }

  /** Tells nothing of the request from now on, even if the control thread is just looking at it. */
  synchronized void forget(StopRequest request) {
    request.toldOf(ALL_PHASES);
  }

  private void tell(RequestView view) {
    for (RequestListener listener : listeners) {
      try {
        listener.changed(view);
      } catch (RuntimeException | LinkageError | OutOfMemoryError broken) {
        // One listener's trouble is neither the others' nor that of the stop.
      }
    }
  }
}
