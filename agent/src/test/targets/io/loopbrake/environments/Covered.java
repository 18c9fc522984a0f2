/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.environments;

import io.loopbrake.environments.app.Report;
import io.loopbrake.environments.app.Sums;

/** Uses all classes of the application without letting any run away. */
public final class Covered {
  private Covered() {}

  public static void main(String[] arguments) {
    System.out.println(new Report() + ", " + new Sums().getAsLong());
  }
}
