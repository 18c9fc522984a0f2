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
          "The test that drives JConsole answers it.",
          "the rules for stops failed with ...",
          "No failure is known; unit tests make one up.",
          "thrown although the stack could not be examined",
          "As above, and forced.",
          "thrown although no memory was left to examine the stack",
          "How much memory a look needs is not known beforehand; unit tests make a failure up.",
          "has kept a checkpoint that stood there for a stop",
          "The JVM takes back code that it had before.",
          "thread ... has ended",
          "It has to end in the microseconds after it was found.",
          "task ... is over",
          "As above.",
          "no request: ...",
          "As above, one of several.");

  private NotProvoked() {}
}
