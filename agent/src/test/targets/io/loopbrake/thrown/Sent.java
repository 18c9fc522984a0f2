/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.thrown;

import io.loopbrake.operating.Line;
import io.loopbrake.operating.Operator;
import io.loopbrake.operating.Request;
import io.loopbrake.operating.Subject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.concurrent.CancellationException;

/** Stops a stubborn loop, says what came out of it, and sends that to itself. */
public final class Sent {
  private static final long PATIENCE_MILLIS = 20_000;

  private static volatile int caught;
  private static volatile long turns;

  private Sent() {}

  public static void main(String[] arguments) throws Exception {
    Subject subject = Subject.started("stubborn", Sent::goOn);
    Request request = new Operator().stop(subject);
    request.awaitEnd(PATIENCE_MILLIS);
    subject.awaitEnd(PATIENCE_MILLIS);
    Throwable thrown = subject.thrown();
    Throwable nested = received(new IllegalStateException("the job failed", thrown)).getCause();
    Throwable alone = received(thrown);
    new Line("thrown")
        .with("state", request.state())
        .with("caught", caught)
        .with("class", thrown.getClass().getName())
        .with("cancelled", thrown instanceof CancellationException)
        .with("message", thrown.getMessage())
        .with("received", alone.getClass().getName())
        .with("receivedMessage", alone.getMessage())
        .with("sameTrace", trace(thrown).equals(trace(alone)))
        .with("nested", nested.getClass().getName())
        .with("nestedMessage", nested.getMessage())
        .print();
    System.exit(0);
  }

  /** Catches exceptions and goes on, as many a server does. */
  private static void goOn() {
    while (true) {
      try {
        work();
      } catch (RuntimeException e) {
        caught++;
      }
    }
  }

  private static void work() {
    for (long end = turns + 1_000_000; turns < end; ) {
      turns++;
    }
  }

  private static Throwable received(Throwable sent) throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(sent);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return (Throwable) in.readObject();
    }
  }

  private static String trace(Throwable thrown) {
    return java.util.Arrays.toString(thrown.getStackTrace());
  }
}
