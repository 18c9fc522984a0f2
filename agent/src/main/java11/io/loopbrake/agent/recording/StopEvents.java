/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.recording;

import io.loopbrake.agent.control.RequestState;
import io.loopbrake.agent.control.RequestView;
import jdk.jfr.Description;
import jdk.jfr.Label;
import jdk.jfr.Name;

/** The events, one for each kind of change. Needs Java 11. */
final class StopEvents {
  private StopEvents() {}

  /** The event for this change, with its fields set. */
  static StopEvent of(RequestView view) {
    StopEvent event = ofKind(view.state());
    event.fill(view);
    return event;
  }

  private static StopEvent ofKind(RequestState state) {
    if (state == RequestState.PENDING) {
      return new Request();
    }
    return state == RequestState.DELIVERED ? new Delivery() : new End();
  }

  @Name("io.loopbrake.StopRequest")
  @Label("Stop Request")
  @Description("Somebody asked for the stop of a task")
  static final class Request extends StopEvent {}

  @Name("io.loopbrake.StopDelivery")
  @Label("Stop Delivery")
  @Description("The stop error was thrown in the task for the first time")
  static final class Delivery extends StopEvent {}

  @Name("io.loopbrake.StopEnd")
  @Label("Stop End")
  @Description("A stop request ended: the task is over, or the request was cancelled or expired")
  static final class End extends StopEvent {}
}
