/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.jmx;

import io.loopbrake.agent.control.RequestView;
import io.loopbrake.agent.text.SingleLine;

/**
 * Answers of operations, in lines: the dialog in which JConsole shows a text has room for some
 * sixty characters, and wraps nothing.
 */
final class DialogText {
  private DialogText() {}

  /** The state of a request, and the reason for the state in the lines below. */
  static String of(RequestView request) {
    return request.head() + ",\n" + of(request.why());
  }

  /** The consequences of a stop of the task. */
  static String aftermath(RequestView request) {
    return of("after the stop: " + request.aftermath());
  }

  /** A sentence with a line for each of its parts. Other line breaks become blanks. */
  static String of(String sentence) {
    return SingleLine.of(sentence).replace("; ", ";\n");
  }
}
