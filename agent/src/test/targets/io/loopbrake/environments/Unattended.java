/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.environments;

import io.loopbrake.environments.app.Report;
import java.io.IOException;

/** A report that runs away where nobody but a console from outside can see it. */
public final class Unattended {
  private Unattended() {}

  public static void main(String[] arguments) throws IOException {
    Thread thread = new Thread(new Report(), "report");
    thread.setDaemon(true);
    thread.setUncaughtExceptionHandler((t, error) -> System.out.println("ended"));
    thread.start();
    System.out.println("ready");
    while (System.in.read() >= 0) {
      continue;
    }
  }
}
