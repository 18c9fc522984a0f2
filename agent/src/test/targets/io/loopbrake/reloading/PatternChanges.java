/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.reloading;

import io.loopbrake.operating.Line;
import io.loopbrake.operating.Operator;

/** Takes its own classes out and in again, as often as it is told, while it uses them. */
public final class PatternChanges {
  private static final String PATTERN = "io.loopbrake.reloading.**";
  private static final double[] VALUES = {1, 2, 3};

  private PatternChanges() {}

  public static void main(String[] arguments) {
    int times = Integer.parseInt(arguments[0]);
    Operator operator = new Operator();
    use();
    report("before", operator);
    for (int i = 0; i < times; i++) {
      operator.call("removeClasses", PATTERN);
      if (i == 0) {
        report("without", operator);
      }
      use();
      operator.call("addClasses", PATTERN);
      use();
    }
    report("after", operator);
    System.exit(0);
  }

  private static void use() {
    if (!Double.isNaN(Constants.unknown(true)) || Looping.sum(VALUES) != 6) {
      throw new IllegalStateException("the classes answer otherwise than they are written");
    }
  }

  private static void report(String when, Operator operator) {
    new Line("status")
        .with("name", when)
        .with("checkpoints", operator.status("checkpoints"))
        .with("instrumented", operator.status("classesInstrumented"))
        .with("withoutLoops", operator.status("classesWithoutLoops"))
        .with("failed", operator.status("classesFailed"))
        .print();
  }
}
