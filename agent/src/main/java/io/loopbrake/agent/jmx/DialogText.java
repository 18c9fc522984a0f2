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

  /** How a request stands, and below why. */
  static String of(RequestView request) {
    return request.head() + ",\n" + of(request.why());
  }

  /** What follows when the task is stopped. */
  static String aftermath(RequestView request) {
    return of("after the stop: " + request.aftermath());
  }

  /** A sentence, with a line for each of its parts, and for nothing else. */
  static String of(String sentence) {
    return SingleLine.of(sentence).replace("; ", ";\n");
  }
}
