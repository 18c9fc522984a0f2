/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.containers;

import io.loopbrake.operating.Line;
import io.loopbrake.operating.Operator;
import io.loopbrake.operating.Pause;
import io.loopbrake.operating.Request;
import java.lang.management.ManagementFactory;
import java.nio.file.Paths;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;

/**
 * Lets a component run away, twice, has an operator find and stop it, and writes down what
 * happened, while others ask the container questions all the time.
 */
public final class ContainerDrill {
  private static final int ROUNDS = Integer.getInteger("container.rounds", 2);
  private static final int ANSWERS = 20;
  private static final int OTHERS = 4;
  private static final long LOOK_MILLIS = 300;
  private static final String RUNAWAY = "io.loopbrake.containers.app.Questions.runAway:";

  private final Container container;
  private final long patienceMillis;
  private final Asker asker;
  private final Operator operator = new Operator();

  private ContainerDrill(Container container, long patienceMillis) {
    this.container = container;
    this.patienceMillis = patienceMillis;
    this.asker = new Asker(container);
  }

  /**
   * Takes the kind of container, the directory with what to put into it, how long to wait for
   * anything, in milliseconds, and the names of classes and files to look for from inside.
   */
  public static void main(String[] arguments) {
    try {
      Container container = Containers.of(arguments[0], Paths.get(arguments[1]));
      container.start();
      ContainerDrill drill = new ContainerDrill(container, Long.parseLong(arguments[2]));
      drill.run();
      drill.look(Arrays.asList(arguments).subList(3, arguments.length));
      container.stop();
      drill.tellEnd();
    } catch (Exception e) {
      // The container's threads would keep the JVM.
      e.printStackTrace();
      Runtime.getRuntime().halt(1);
    }
  }

  private void run() throws Exception {
    Thread[] others = new Thread[OTHERS];
    for (int i = 0; i < OTHERS; i++) {
      others[i] = new Thread(asker, "asker");
      others[i].setDaemon(true);
      others[i].start();
    }
    awaitAnswers();
    for (int round = 1; round <= ROUNDS; round++) {
      runAwayAndBeStopped(round);
    }
    asker.end();
    for (Thread other : others) {
      other.join();
    }
  }

  private void runAwayAndBeStopped(int round) throws Exception {
    FutureTask<String> end = new FutureTask<>(container::runAway);
    Thread client = new Thread(end, "client");
    client.setDaemon(true);
    client.start();

    CompositeData loop = awaitLoop();
    long before = asker.right();
    if (container.answersBeside()) {
      awaitAnswers();
    }
    long beside = asker.right() - before;

    Object answer = operator.call("stopTask", loop.get("task"), "it never ends");
    Request request = operator.answered(answer);
    String waitsFor = "none";
    if (!request.awaitEnd(patienceMillis)) {
      waitsFor = request.why();
      request.force();
    }
    boolean isOver = request.awaitEnd(patienceMillis);
    Line line = request.line("round", String.valueOf(round));

    line.with("waitsFor", waitsFor)
        .with("loop", loop.get("loop"))
        .with("kind", loop.get("taskKind"))
        .with("task", loop.get("task"))
        .with("beside", beside)
        .with("end", endOf(end));
    long worker = (Long) loop.get("threadId");
    boolean isAlive = ManagementFactory.getThreadMXBean().getThreadInfo(worker) != null;
    line.with("workerIsAlive", isAlive)
        .with("workerAnswers", isAlive && isOver && asker.hearsOf(worker, patienceMillis));
    before = asker.right();
    awaitAnswers();
    line.with("afterwards", asker.right() - before).with("health", container.health()).print();
  }

  private String endOf(FutureTask<String> client) throws Exception {
    try {
      return client.get(patienceMillis, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return "nothing";
    }
  }

  private CompositeData awaitLoop() {
    CompositeData[] found = new CompositeData[1];
    if (!Pause.until(() -> (found[0] = findLoop()) != null, patienceMillis)) {
      throw new IllegalStateException("no runaway is found");
    }
    return found[0];
  }

  private CompositeData findLoop() {
    for (Object row : ((TabularData) operator.call("findLoops", LOOK_MILLIS)).values()) {
      if (String.valueOf(((CompositeData) row).get("loop")).startsWith(RUNAWAY)) {
        return (CompositeData) row;
      }
    }
    return null;
  }

  /** Waits for a while; what has not come by then shows in what is told. */
  private void awaitAnswers() {
    long enough = asker.right() + ANSWERS;
    Pause.until(() -> asker.right() >= enough, patienceMillis);
  }

  private void look(List<String> names) throws Exception {
    for (String name : names) {
      String[] answer = container.ask("sees " + name).split(" ");
      new Line("sight").with("name", name).with("seen", answer[0]).print();
    }
  }

  private void tellEnd() {
    new Line("end")
        .with("wrong", asker.wrong())
        .with("right", asker.right())
        .with("instrumented", operator.status("classesInstrumented"))
        .with("failed", operator.status("classesFailed"))
        .with("notCovered", operator.status("notCovered"))
        .with("tasksNotFound", operator.status("tasksNotFound"))
        .print();
  }
}
