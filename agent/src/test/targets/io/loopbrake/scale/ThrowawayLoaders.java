/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.scale;

import io.loopbrake.operating.Line;
import io.loopbrake.operating.Operator;
import io.loopbrake.operating.Pause;
import io.loopbrake.operating.Request;
import io.loopbrake.operating.Subject;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes loaders, uses a class of each, stops a loop of some, and drops them all. Arguments: how
 * many loaders, and of how many a loop is stopped.
 */
public final class ThrowawayLoaders {
  private static final long PATIENCE_MILLIS = 30_000;

  private final Operator operator = new Operator();
  private final List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
  private int stopped;

  public static void main(String[] arguments) {
    new ThrowawayLoaders().run(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]));
    System.exit(0);
  }

  private void run(int count, int stops) {
    Object before = operator.status("classesInstrumented");
    ClassLoader kept = null;
    for (int i = 0; i < count; i++) {
      kept = use(i % (count / stops) == 0);
    }
    Line line =
        new Line("loaders")
            .with("made", loaders.size())
            .with("stopped", stopped)
            .with("instrumentedBefore", before)
            .with("instrumentedThen", operator.status("classesInstrumented"));
    // One that is still in use must not go: else this program would not see a leak either.
    boolean allButOne = Pause.until(() -> alive() == 1, PATIENCE_MILLIS);
    line.with("allButTheOneInUse", allButOne).with("inUse", kept != null).with("alive", alive());
    kept = null;
    line.with("all", Pause.until(() -> alive() == 0, PATIENCE_MILLIS));
    // The JVM tells of what it has collected a little later.
    Pause.until(() -> operator.status("classesInstrumented").equals(before), PATIENCE_MILLIS);
    line.with("instrumentedAfter", operator.status("classesInstrumented"))
        .with("failed", operator.status("classesFailed"))
        .print();
  }

  private ClassLoader use(boolean stop) {
    ModelLoader loader = new ModelLoader();
    loaders.add(new WeakReference<>(loader));
    Loops loops = loader.create(1);
    loops.spin(100, 1);
    if (stop) {
      Subject runaway = Subject.started("runaway", () -> loops.spin(1, 0));
      Request request = operator.stop(runaway);
      request.awaitEnd(PATIENCE_MILLIS);
      stopped += runaway.awaitEnd(PATIENCE_MILLIS) && runaway.isStopped() ? 1 : 0;
    }
    return loader;
  }

  private int alive() {
    System.gc();
    int alive = 0;
    for (WeakReference<ClassLoader> loader : loaders) {
      alive += loader.get() == null ? 0 : 1;
    }
    return alive;
  }
}
