/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.jmx;

import io.loopbrake.agent.control.RequestState;
import io.loopbrake.agent.control.RequestView;
import java.util.StringJoiner;

/** All facts about one stop request, one line each, and the next steps. */
final class RequestDescription {
  private RequestDescription() {}

  static String of(RequestView request) {
    StringJoiner lines = new StringJoiner("\n");
    lines.add(DialogText.of(request));
    lines.add("reason: " + request.reason());
    lines.add("asked for by " + request.requestedBy() + " at " + request.requestedAt());
    lines.add(request.state() + " since " + request.changedAt());
    if (request.isForced()) {
      lines.add("forced past all rules");
    }
    if (!request.stack().isEmpty()) {
      lines.add("thrown first in " + request.stack());
    }
    boolean open = request.state().isOpen();
    if ((open || request.state() == RequestState.STOPPED) && !request.aftermath().isEmpty()) {
      lines.add(DialogText.aftermath(request));
    }
    return lines.add("next: " + DialogText.of(next(request))).toString();
  }

  private static String next(RequestView request) {
    String open =
        "; cancel("
            + request.id()
            + ") cancels the request; force("
            + request.id()
            + ", reason) throws past all rules; otherwise it expires at "
            + request.expiresAt();
    switch (request.state()) {
      case PENDING:
        return "wait until the thread passes a checkpoint" + open;
      case DELIVERED:
        return "wait until the task is over" + open;
      case STOPPED:
        return "nothing, the task is over; check the state that it left behind";
      case MISSED:
        return "nothing, the task ended by itself";
      default:
        return "nothing more is thrown; if the task still loops, request its stop again";
    }
  }
}
