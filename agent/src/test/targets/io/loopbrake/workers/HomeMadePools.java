/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.workers;

import io.loopbrake.operating.Line;
import io.loopbrake.operating.Operator;
import io.loopbrake.operating.Pause;
import io.loopbrake.operating.Request;
import io.loopbrake.workers.pools.Pool;
import io.loopbrake.workers.chores.Chore;
import io.loopbrake.workers.chores.Chores;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Stops runaways in pools of the shapes that the arguments name, after the number of stops in each,
 * and counts the honest work that was hit, and the runaways that were not ended by one stop.
 */
public final class HomeMadePools {
  private static final long PATIENCE_MILLIS = 60_000;
  private static final int MOST_HONEST = 6;
  private static final int SHOWN = 3;

  private final Operator operator = new Operator();
  private final Random random = new Random(42);
  private final String shape;
  private final Pool pool;
  private final List<Chore> honest = new ArrayList<>();
  private final Map<String, Integer> survivors = new TreeMap<>();
  private final List<String> faults = new ArrayList<>();
  private int bystanders;
  private int open;
  private long millis;

  private HomeMadePools(String shape) throws IOException {
    this.shape = shape;
    this.pool = Pool.of(shape);
  }

  public static void main(String[] arguments) throws IOException {
    for (int i = 1; i < arguments.length; i++) {
      new HomeMadePools(arguments[i]).run(Integer.parseInt(arguments[0]));
    }
    System.exit(0);
  }

  private void run(int stops) {
    for (int i = 0; i < stops; i++) {
      submitHonest();
      stop(Chores.of(i % Chores.KINDS, true));
    }
    awaitHonest();
    new Line("pool")
        .with("name", shape)
        .with("stops", stops)
        .with("bystanders", bystanders)
        .with("hit", faults.size())
        .with("faults", faults.subList(0, Math.min(SHOWN, faults.size())))
        .with("surviving", survivors)
        .with("open", open)
        .with("millis", millis / Math.max(1, stops))
        .print();
  }

  private void stop(Chore runaway) {
    pool.submit(runaway);
    Pause.until(() -> runaway.worker() != null, PATIENCE_MILLIS);
    submitHonest();
    Pause.millis(random.nextInt(3));
    Request request = operator.stop(runaway.worker());
    if (random.nextBoolean()) {
      submitHonest();
    }
    boolean ended = request.awaitEnd(PATIENCE_MILLIS);
    if (!ended) {
      open++;
      System.err.println("still open: " + request.why());
      request.cancel();
    }
    String kind = runaway.getClass().getSimpleName();
    millis += millisOf(request);
    if (isAtWork(runaway)) {
      survivors.merge(kind, 1, Integer::sum);
    }
    runaway.finish();
    submitHonest();
    if (random.nextInt(4) == 0) {
      awaitHonest();
    }
  }

  private static long millisOf(Request request) {
    return ((java.util.Date) request.row().get("changedAt")).getTime()
        - ((java.util.Date) request.row().get("requestedAt")).getTime();
  }

  /** Whether it loops on, as far as its thread's stack tells. */
  private static boolean isAtWork(Chore runaway) {
    if (runaway.isFinished() || !runaway.worker().isAlive()) {
      return false;
    }
    long before = runaway.turns();
    Pause.millis(3);
    return runaway.turns() != before;
  }

  private void submitHonest() {
    int count = random.nextInt(MOST_HONEST);
    for (int i = 0; i < count; i++) {
      Chore chore = Chores.of(random.nextInt(Chores.KINDS), false);
      honest.add(chore);
      pool.submit(chore);
    }
  }

  private void awaitHonest() {
    for (Chore chore : honest) {
      bystanders++;
      boolean whole = Pause.until(() -> chore.isFinished() || chore.seen() != null, 5_000);
      if (!whole || chore.seen() != null) {
        faults.add(chore.getClass().getSimpleName() + " saw " + chore.seen());
      }
    }
    honest.clear();
  }
}
