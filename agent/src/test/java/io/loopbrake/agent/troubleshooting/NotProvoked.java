/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.troubleshooting;

import java.util.Map;

/** The rows of the page that no test here provokes, each with the reason. */
final class NotProvoked {
  static final Map<String, String> ROWS =
      Map.of(
          "it is not known yet whether the thread tries the same work again or does other work",
          "It lasts for some milliseconds.",
          "*** java.lang.instrument ASSERTION FAILED ***: \"!errorOutstanding\"",
          "Java 8 says it once in many runs; tests that use stacks up bear it.",
          "`Secure connection failed. Retry insecurely?` (JConsole)",
          "The test that drives JConsole answers it.");

  private NotProvoked() {}
}
