/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.cli;

import io.loopbrake.agent.jmx.Columns;
import io.loopbrake.agent.text.SingleLine;

/** A stop request as text for users. */
final class RequestText {
  private static final int INDENT = 2;

  /** The width of the longest state with its time. */
  private static final int OUTCOME = ": CANCELLED after 86400.0 s".length();

  private RequestText() {}

  /** The id, the task and the thread. */
  static String head(Row request) {
    return "request "
        + request.id()
        + " (task "
        + request.text(Columns.TASK)
        + ", thread "
        + request.text(Columns.THREAD_NAME)
        + ")";
  }

  /** As {@link #head}, cut on a terminal so that the state fits on the same line. */
  static String fittedHead(Row request, Screen screen) {
    return WideText.cut(SingleLine.of(head(request)), screen.columns() - OUTCOME);
  }

  /** Shows the request with its state and its reasons. */
  static void show(Row request, Screen screen) {
    screen.line(fittedHead(request, screen) + ": " + screen.state(request.text(Columns.STATE)));
    showWhy(request, screen);
    String asked =
        "asked for at "
            + request.text(Columns.REQUESTED_AT)
            + " by "
            + request.text(Columns.REQUESTED_BY)
            + ": "
            + request.text(Columns.REASON);
    screen.paragraph(asked, INDENT);
  }

  static void showWhy(Row request, Screen screen) {
    screen.paragraph(request.text(Columns.WHY), INDENT);
  }
}
