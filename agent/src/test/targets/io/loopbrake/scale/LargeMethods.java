/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.scale;

import io.loopbrake.operating.Line;
import io.loopbrake.operating.Operator;
import io.loopbrake.operating.Request;
import io.loopbrake.operating.Subject;
import java.lang.reflect.Method;
import java.util.concurrent.TimeUnit;

/**
 * Loads classes with one large method, runs it, and stops its last loop if there is a checkpoint.
 * Arguments: whether there is an agent to be asked, and the names of the classes.
 */
public final class LargeMethods {
  private static final long PATIENCE_MILLIS = 30_000;

  private final Operator operator;

  private LargeMethods(boolean agent) {
    operator = agent ? new Operator() : null;
  }

  public static void main(String[] arguments) throws Exception {
    LargeMethods methods = new LargeMethods(Boolean.parseBoolean(arguments[0]));
    for (int i = 1; i < arguments.length; i++) {
      methods.use(arguments[i]);
    }
    System.exit(0);
  }

  private void use(String className) throws Exception {
    long before = checkpoints();
    long start = System.nanoTime();
    Class<?> type = Class.forName(className);
    long micros = TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - start);
    Method run = type.getMethod("run", int.class, int.class);
    run.invoke(null, 0, 0);
    long planted = checkpoints() - before;
    Line line =
        new Line("method").with("name", className).with("micros", micros).with("planted", planted);
    if (planted > 0) {
      Subject runaway = Subject.started("runaway", () -> run.invoke(null, 0, 1));
      Request request = operator.stop(runaway);
      request.awaitEnd(PATIENCE_MILLIS);
      boolean ended = runaway.awaitEnd(PATIENCE_MILLIS);
      Throwable thrown = runaway.thrown();
      line.with("state", request.state())
          .with("stopped", ended && thrown != null && Subject.isStop(thrown.getCause()));
    }
    line.with("reasons", operator == null ? "" : operator.status("leftAloneReasons"))
        .with("failed", operator == null ? "" : operator.status("classesFailed"))
        .print();
  }

  private long checkpoints() {
    return operator == null ? 0 : (Long) operator.status("checkpoints");
  }
}
