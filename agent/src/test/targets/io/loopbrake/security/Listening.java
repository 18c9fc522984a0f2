/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.security;

import io.loopbrake.operating.Operator;
import io.loopbrake.operating.Subject;
import java.io.IOException;

/** Stops a loop of its own if it gets an argument, says so, and waits for its input to end. */
public final class Listening {
  private static volatile long turns;

  private Listening() {}

  public static void main(String[] arguments) throws IOException {
    boolean stopped =
        arguments.length > 0
            && new Operator().stop(Subject.started("spinner", Listening::spin)).awaitEnd(30_000);
    System.out.println(stopped ? "stopped" : "plain");
    while (System.in.read() >= 0) {
      continue;
    }
    System.exit(0);
  }

  private static void spin() {
    while (true) {
      turns++;
    }
  }
}
