/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.audit;

import io.loopbrake.operating.Operator;
import io.loopbrake.operating.Pause;
import io.loopbrake.operating.Request;
import io.loopbrake.operating.Subject;

/** Stops threads once the error stream takes no more, because nobody reads it. */
public final class Clogged {
  private static final long PATIENCE_MILLIS = 30_000;
  private static final int MORE_THAN_PIPES_TAKE = 2_000;
  private static final long STILL_MILLIS = 300;

  private static volatile int written;

  private Clogged() {}

  public static void main(String[] arguments) {
    Operator operator = new Operator();
    Subject.started("writer", Clogged::write);
    int before;
    do {
      before = written;
      Pause.millis(STILL_MILLIS);
    } while (written != before || written == 0);
    for (int i = 0; i < 3; i++) {
      Subject subject = Subject.started("report " + i, Report::write);
      Request request = operator.stop(subject);
      request.awaitEnd(PATIENCE_MILLIS);
      request
          .line("case", subject.getName())
          .with("isStopped", subject.isStopped())
          .with("clogged", written < MORE_THAN_PIPES_TAKE)
          .print();
    }
    // Its shutdown would have to write, too.
    Runtime.getRuntime().halt(0);
  }

  private static void write() {
    String kilobyte = new String(new char[1_000]).replace('\0', 'x');
    while (written < MORE_THAN_PIPES_TAKE) {
      System.err.println(kilobyte);
      written++;
    }
  }
}
