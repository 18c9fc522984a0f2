/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.cli;

import io.loopbrake.agent.jmx.Columns;
import io.loopbrake.agent.text.SingleLine;

/** A stop request as it is shown to people. */
final class RequestText {
  private static final int INDENT = 2;

  /** How much room the longest state takes, and when it came. */
  private static final int OUTCOME = ": CANCELLED after 86400.0 s".length();

  private RequestText() {}

  /** Who is to stop, in half a line. */
  static String head(Row request) {
    return "request "
        + request.id()
        + " (task "
        + request.text(Columns.TASK)
        + ", thread "
        + request.text(Columns.THREAD_NAME)
        + ")";
  }

  /** The same, cut on a terminal so that what comes of it stands on the same line. */
  static String fittedHead(Row request, Screen screen) {
    return WideText.cut(SingleLine.of(head(request)), screen.columns() - OUTCOME);
  }

  /** All that matters. */
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
