/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.libraries;

import io.loopbrake.libraries.app.Work;
import io.loopbrake.operating.Line;
import io.loopbrake.operating.Operator;
import io.loopbrake.operating.Pause;
import io.loopbrake.operating.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;

/**
 * Gives libraries jobs of which now and then one never ends, has an operator stop that, and writes
 * down what became of all the others.
 */
public final class LibraryDrill {
  private static final int ROUNDS = Integer.getInteger("rounds", 10);
  private static final int BEFORE = 10;
  private static final int BEHIND = 30;
  private static final long LOOK_MILLIS = 200;
  private static final long PATIENCE_MILLIS = Long.getLong("patience", 20_000);

  private final Operator operator = new Operator();
  private final Library library;
  private final List<Job> honest = new ArrayList<>();
  private final Map<String, Integer> states = new TreeMap<>();
  private final Map<String, Integer> verdicts = new TreeMap<>();
  private String kind = "none";
  private int number;
  private int deadThreads;

  private LibraryDrill(Library library) {
    this.library = library;
  }

  public static void main(String[] kinds) {
    try {
      for (String kind : kinds) {
        new LibraryDrill(Libraries.of(kind)).run(kind);
      }
      Runtime.getRuntime().halt(0);
    } catch (Throwable e) {
      e.printStackTrace();
      Runtime.getRuntime().halt(1);
    }
  }

  private void run(String name) throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      give(BEFORE);
      Work.forget();
      Job runaway = Job.runaway();
      library.give(runaway);
      if (!Pause.until(() -> Work.runaway() != null, PATIENCE_MILLIS)) {
        throw new IllegalStateException(name + " does not run what it is given in round " + round);
      }
      give(BEHIND);
      stop(Work.runaway(), round == 0);
      count(verdicts, runaway.awaitVerdict(PATIENCE_MILLIS));
      if (!Work.runaway().isAlive()) {
        deadThreads++;
      }
    }
    Map<String, Integer> results = new TreeMap<>();
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
    for (Job job : honest) {
      job.end().await(end - System.nanoTime(), TimeUnit.NANOSECONDS);
      count(results, job.result());
    }
    library.close();
    new Line("library")
        .with("name", name)
        .with("kind", kind)
        .with("states", states)
        .with("verdicts", verdicts)
        .with("others", results)
        .with("given", honest.size())
        .with("deadThreads", deadThreads)
        .with("tasksNotFound", operator.status("tasksNotFound"))
        .print();
  }

  private void give(int count) throws Exception {
    for (int i = 0; i < count; i++) {
      Job job = Job.honest(++number * 7919);
      honest.add(job);
      library.give(job);
    }
  }

  private void stop(Thread thread, boolean look) throws Exception {
    Request request;
    if (look) {
      CompositeData loop = find(thread);
      kind = String.valueOf(loop.get("taskKind"));
      request = operator.answered(operator.call("stopTask", loop.get("task"), "it never ends"));
    } else {
      request = operator.stop(thread);
    }
    if (!request.awaitEnd(PATIENCE_MILLIS)) {
      count(states, request.state() + " " + request.why());
      request.force();
      request.awaitEnd(PATIENCE_MILLIS);
    } else {
      count(states, request.state());
    }
  }

  private CompositeData find(Thread thread) {
    CompositeData[] found = new CompositeData[1];
    Pause.until(
        () -> {
          for (Object row : ((TabularData) operator.call("findLoops", LOOK_MILLIS)).values()) {
            if (((CompositeData) row).get("threadId").equals(thread.getId())) {
              found[0] = (CompositeData) row;
            }
          }
          return found[0] != null;
        },
        PATIENCE_MILLIS);
    return found[0];
  }

  private static void count(Map<String, Integer> counts, String what) {
    counts.merge(what, 1, Integer::sum);
  }
}
