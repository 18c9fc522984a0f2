/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.recording;

import io.loopbrake.agent.control.RequestListener;
import io.loopbrake.agent.control.RequestView;
import jdk.jfr.FlightRecorder;

/**
 * Needs Java 11 and the module {@code jdk.jfr}. Uses the events only after somebody has started the
 * recorder, because their registration would start it.
 */
final class FlightEvents implements RequestListener {
  /** Fails if there is no recorder. */
  FlightEvents() {
    FlightRecorder.isInitialized();
  }

  @Override
  public void changed(RequestView view) {
    if (FlightRecorder.isInitialized()) {
      StopEvents.of(view).commit();
    }
  }
}
