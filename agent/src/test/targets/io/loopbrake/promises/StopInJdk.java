/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.promises;

import io.loopbrake.operating.Line;
import io.loopbrake.operating.Operator;
import io.loopbrake.operating.Pause;
import io.loopbrake.operating.Request;
import io.loopbrake.operating.Subject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Stops tasks that use an object of the JDK, at random moments, and uses the object afterwards. The
 * arguments: how often for each kind of object, and optionally the names of the kinds.
 */
public final class StopInJdk {
  private static final long LONGEST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
  private static final long PATIENCE_MILLIS = 30_000;

  private final Operator operator = new Operator();
  private final Random random = new Random(42);

  private StopInJdk() {}

  public static void main(String[] arguments) throws Exception {
    Map<String, Supplier<Shared>> kinds = new LinkedHashMap<>(WorkInJdk.all());
    kinds.putAll(SharedHandOffs.all());
    kinds.putAll(SharedCollections.all());
    StopInJdk program = new StopInJdk();
    int count = Integer.parseInt(arguments[0]);
    for (Map.Entry<String, Supplier<Shared>> kind : kinds.entrySet()) {
      if (arguments.length == 1 || kind.getKey().equals(arguments[1])) {
        program.stopMany(kind.getKey(), kind.getValue(), count);
      }
    }
    System.exit(0);
  }

  private void stopMany(String name, Supplier<Shared> kind, int count) throws Exception {
    long start = System.nanoTime();
    int stopped = 0;
    int inJdk = 0;
    int broken = 0;
    String how = "";
    String left = "";
    for (int i = 0; i < count; i++) {
      Shared shared = kind.get();
      Subject subject = Subject.started(name + " " + i, shared::use);
      Pause.nanos((long) (random.nextDouble() * LONGEST_PAUSE_NANOS) + 1_000_000);
      Request request = operator.stop(subject);
      boolean ended = subject.awaitEnd(PATIENCE_MILLIS);
      if (ended) {
        request.awaitEnd(PATIENCE_MILLIS);
        stopped += request.state().equals("STOPPED") ? 1 : 0;
        inJdk += subject.thrownAt().startsWith("java.") ? 1 : 0;
        String wrong = isExpected(subject) ? broken(shared) : "threw " + subject.thrown();
        if (wrong != null) {
          broken++;
          how = wrong + ", thrown at " + subject.thrownAt();
        }
      } else {
        left = request.why();
        request.force();
      }
    }
    new Line("kind")
        .with("name", name)
        .with("asked", count)
        .with("stopped", stopped)
        .with("inJdk", inJdk)
        .with("broken", broken)
        .with("how", how)
        .with("left", left)
        .with("millis", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start))
        .print();
  }

  private static String broken(Shared shared) {
    try {
      return shared.broken();
    } catch (Exception e) {
      return "threw " + e;
    }
  }

  /** A task that waits is interrupted. */
  private static boolean isExpected(Subject subject) {
    return subject.isStopped() || subject.thrown() instanceof InterruptedException;
  }
}
