/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.demo;

/** Tells how to do the same in JConsole. */
final class ByHand {

  private static final String STEPS =
      """
      2. In a second terminal type: jconsole
         Select the local process order-server.jar and press Connect. If it asks
         whether to retry insecurely: for a local process that is fine.
      3. Tab MBeans > io.loopbrake > Loopbrake > Operations > findLoops:
         enter 1000, press findLoops, and read the threadId of job-dates.
      4. Operations > stopThread:
         enter that threadId and a reason in your words, press stopThread.
      5. Attributes > Requests: your request is STOPPED. In the first terminal
         job-dates has told of its end, and the heartbeat goes on.
      The other jobs, two of which nothing can stop, are in docs/tour.md.
      """;

  private ByHand() {}

  static void explain(SampleCommand command, Screen screen) {
    screen.title("Now you, with JConsole");
    screen.say("1. Start the server in a terminal. When it is up, type: start dates");
    screen.blank();
    command.forShell().forEach(screen::verbatim);
    screen.blank();
    STEPS.lines().forEach(screen::verbatim);
  }
}
