/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.matrix;

import io.loopbrake.operating.Line;
import io.loopbrake.operating.Operator;
import io.loopbrake.operating.Request;
import io.loopbrake.stops.Kinds;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Stops a loop of each kind, one after the other, and then says what the agent covers and what JVM
 * this is. The argument is how many milliseconds each loop runs before.
 */
public final class StopEachKind {
  private static final long PATIENCE_MILLIS = 20_000;
  private static final String[] STATUS = {
    "mode",
    "checkpoints",
    "gates",
    "backEdges",
    "classesInstrumented",
    "classesLeftAlone",
    "classesFailed",
    "classesNotCovered",
    "lastFailures"
  };
  private static final String[] JVM = {"java.runtime.version", "java.vendor", "java.vm.name"};

  private StopEachKind() {}

  public static void main(String[] arguments) throws Exception {
    Operator operator = new Operator();
    long millis = Long.parseLong(arguments[0]);
    for (Map.Entry<String, Runnable> kind : Kinds.all().entrySet()) {
      stop(kind.getKey(), kind.getValue(), millis, operator);
    }
    Line status = new Line("status");
    for (String column : STATUS) {
      status.with(column, operator.status(column));
    }
    status.print();
    Line jvm = new Line("jvm");
    for (String property : JVM) {
      jvm.with(property, System.getProperty(property));
    }
    jvm.print();
    // A loop that was not stopped must not keep this JVM.
    System.exit(0);
  }

  private static void stop(String name, Runnable loop, long millis, Operator operator)
      throws Exception {
    AtomicReference<Throwable> end = new AtomicReference<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                loop.run();
              } catch (Throwable thrown) {
                end.set(thrown);
              }
            },
            name);
    thread.setDaemon(true);
    thread.start();
    Thread.sleep(millis);
    Request request = operator.stop(thread);
    request.awaitEnd(PATIENCE_MILLIS);
    request
        .line("stop", name)
        .with("alive", thread.isAlive())
        .with("thrown", end.get() == null ? "nothing" : end.get().getClass().getSimpleName())
        .print();
  }
}
