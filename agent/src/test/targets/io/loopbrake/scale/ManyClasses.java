/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.scale;

import io.loopbrake.operating.Line;
import io.loopbrake.operating.Operator;
import io.loopbrake.operating.Request;
import io.loopbrake.operating.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Loads as many classes as it is told, through as many loaders, and keeps them. Arguments: classes,
 * loaders, and whether there is an agent to be asked.
 */
public final class ManyClasses {
  private static final long PATIENCE_MILLIS = 30_000;
  private static final int WARM_UP = 5_000;

  private ManyClasses() {}

  public static void main(String[] arguments) {
    int classes = Integer.parseInt(arguments[0]);
    int loaders = Integer.parseInt(arguments[1]);
    List<Loops> kept = new ArrayList<>(classes);
    load(WARM_UP, 1, new ArrayList<>());
    Footprint before = Footprint.now();
    long start = System.nanoTime();
    load(classes, loaders, kept);
    long nanos = System.nanoTime() - start;
    Footprint after = Footprint.now();
    new Line("load")
        .with("classes", kept.size())
        .with("nanos", nanos / classes)
        .with("heap", (after.heap - before.heap) / classes)
        .with("metaspace", (after.metaspace - before.metaspace) / classes)
        .with("resident", (after.resident - before.resident) / classes)
        .print();
    if (Boolean.parseBoolean(arguments[2])) {
      ask(new Operator(), kept.get(classes / 2));
    }
    System.exit(0);
  }

  private static void load(int classes, int loaders, List<Loops> kept) {
    ModelLoader loader = null;
    for (int i = 0; i < classes; i++) {
      if (i % (classes / loaders) == 0) {
        loader = new ModelLoader();
      }
      Loops created = loader.create(i);
      created.spin(1, 1);
      kept.add(created);
    }
  }

  private static void ask(Operator operator, Loops one) {
    Line line = new Line("ask");
    long start = System.nanoTime();
    for (String count :
        new String[] {
          "classesInstrumented", "classesFailed", "classesNotCovered", "checkpoints", "backEdges"
        }) {
      line.with(count, operator.status(count));
    }
    line.with("statusMillis", millisSince(start) / 5);
    Subject runaway = Subject.started("runaway", () -> one.spin(1, 0));
    start = System.nanoTime();
    String found = String.valueOf(operator.call("findLoops", 100L));
    line.with("findMillis", millisSince(start))
        .with("found", found.contains(one.getClass().getName() + ".spin"));
    start = System.nanoTime();
    Request request = operator.stop(runaway);
    request.awaitEnd(PATIENCE_MILLIS);
    line.with("stopMillis", millisSince(start))
        .with("state", request.state())
        .with("stopped", runaway.awaitEnd(PATIENCE_MILLIS) && runaway.isStopped())
        .print();
  }

  private static long millisSince(long start) {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
  }
}
