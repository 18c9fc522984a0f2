/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.zones;

import io.loopbrake.operating.Line;
import io.loopbrake.operating.Operator;
import io.loopbrake.operating.Pause;
import io.loopbrake.operating.Request;
import io.loopbrake.operating.Subject;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * Stops threads that load and initialise classes, at random moments, and uses the same classes
 * again. The arguments: how often, for how many seconds at most, a directory with class files.
 */
public final class LoadAndStop {
  private static final long LONGEST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(25);
  private static final long PATIENCE_MILLIS = 20_000;

  private final Operator operator = new Operator();
  private final Random random = new Random(42);
  private final String directory;
  private volatile FreshLoader loader;
  private int stopped;
  private int inZones;
  private int broken;

  private LoadAndStop(String directory) {
    this.directory = directory;
  }

  public static void main(String[] arguments) {
    int count = Integer.parseInt(arguments[0]);
    LoadAndStop program = new LoadAndStop(arguments[1]);
    for (int i = 0; i < count; i++) {
      program.stopOne("loader " + i);
    }
    new Line("stops")
        .with("asked", count)
        .with("stopped", program.stopped)
        .with("inZones", program.inZones)
        .with("broken", program.broken)
        .print();
    System.exit(0);
  }

  private void stopOne(String name) {
    loader = null;
    Subject subject = Subject.started(name, this::load);
    Pause.until(() -> loader != null, PATIENCE_MILLIS);
    Pause.nanos((long) (random.nextDouble() * LONGEST_PAUSE_NANOS));
    inZones += isInZone(subject) ? 1 : 0;
    Request request = operator.stop(subject);
    request.awaitEnd(PATIENCE_MILLIS);
    if (request.state().equals("STOPPED") && !subject.isAlive()) {
      stopped++;
    } else {
      request.line("odd", name).with("thrown", subject.thrown()).print();
    }
    use(name);
  }

  private void load() throws ReflectiveOperationException {
    while (true) {
      loader = new FreshLoader(directory);
      loader.useAll();
    }
  }

  private static boolean isInZone(Thread thread) {
    for (StackTraceElement frame : thread.getStackTrace()) {
      if (frame.getMethodName().equals("<clinit>") || frame.getMethodName().equals("loadClass")) {
        return true;
      }
    }
    return false;
  }

  private void use(String name) {
    try {
      loader.useAll();
    } catch (Throwable t) {
      broken++;
      Throwable cause = t.getCause() == null ? t : t.getCause();
      new Line("broken").with("name", name).with("error", cause).print();
      cause.printStackTrace();
    }
  }
}
