/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.faults;

import io.loopbrake.operating.Line;
import io.loopbrake.operating.Operator;
import io.loopbrake.operating.Pause;
import io.loopbrake.operating.Request;
import io.loopbrake.operating.Subject;

/**
 * Stops threads that go down to the end of their stack again and again, with a loop at each depth.
 * The argument says how many.
 */
public final class DeepStacks {
  private static final long PATIENCE_MILLIS = 60_000;

  private static volatile int overflows;
  private static volatile long turns;

  private DeepStacks() {}

  public static void main(String[] arguments) {
    Operator operator = new Operator();
    for (int i = 0; i < Integer.parseInt(arguments[0]); i++) {
      stop(operator, i % 2 == 0 ? "loops all the way down" : "loop at the bottom", i % 2 == 0);
    }
    Aftermath.print(operator);
    System.exit(0);
  }

  private static void stop(Operator operator, String name, boolean everywhere) {
    int before = overflows;
    Subject diver = Subject.started(name, () -> dive(everywhere));
    Pause.until(() -> overflows > before + 1, PATIENCE_MILLIS);
    Request request = operator.stop(diver);
    boolean ended = request.awaitEnd(PATIENCE_MILLIS);
    diver.awaitEnd(PATIENCE_MILLIS);
    request
        .line("case", name)
        .with("dived", overflows > before + 1)
        .with("ended", ended)
        .with("alive", diver.isAlive())
        .with("isStopped", diver.isStopped())
        .with("thrown", diver.thrown())
        .print();
    new Line("overflows").with("count", overflows).print();
  }

  private static void dive(boolean everywhere) {
    while (true) {
      try {
        deeper(everywhere, 0);
      } catch (StackOverflowError bottom) {
        overflows++;
      }
    }
  }

  private static int deeper(boolean everywhere, int depth) {
    if (everywhere) {
      for (int i = 0; i < 3; i++) {
        turns += i;
      }
      return 1 + deeper(true, depth + 1);
    }
    try {
      return 1 + deeper(false, depth + 1);
    } catch (StackOverflowError bottom) {
      for (int i = 0; i < 3; i++) {
        turns += i;
      }
      throw bottom;
    }
  }
}
