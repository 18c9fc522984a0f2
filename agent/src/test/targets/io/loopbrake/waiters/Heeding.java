/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.waiters;

import io.loopbrake.library.Framework;
import io.loopbrake.operating.Operator;
import io.loopbrake.operating.Pause;
import io.loopbrake.operating.Request;
import io.loopbrake.operating.Subject;

/** Stops a loop without checkpoints that ends when its thread is interrupted. */
public final class Heeding {
  private Heeding() {}

  public static void main(String[] arguments) {
    Operator operator = new Operator();
    Subject subject =
        Subject.started(
            "heeding", () -> Framework.spinUntil(() -> Thread.currentThread().isInterrupted()));
    Pause.millis(100);
    Request request = operator.stop(subject);
    request.awaitEnd(Long.parseLong(arguments[0]));
    request.line("case", subject.getName()).with("alive", subject.isAlive()).print();
    System.exit(0);
  }
}
