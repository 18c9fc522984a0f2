/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.programs;

import java.util.concurrent.Callable;

/**
 * Lets a program run away in one thread, has an operator find and stop it, and writes down what
 * happened, while another thread uses the program all the time.
 */
public final class Drill {
  private static final long PAUSE_MILLIS = 2;
  private static final int ANSWERS = 20;

  private final Program program;
  private final long patienceMillis;
  private final Bystander bystander;
  private final Operator operator;
  private final Thread runaway;
  private volatile String end = "none";

  private Drill(Program program, long patienceMillis) throws Exception {
    this.program = program;
    this.patienceMillis = patienceMillis;
    this.bystander = new Bystander(program);
    this.operator = new Operator();
    this.runaway = daemon("runaway", this::runAway);
  }

  /** Takes the simple name of a program, and how long to wait for anything, in milliseconds. */
  public static void main(String[] arguments) throws Exception {
    Class<?> type = Class.forName(Drill.class.getPackage().getName() + "." + arguments[0]);
    Program program = (Program) type.getDeclaredConstructor().newInstance();
    new Drill(program, Long.parseLong(arguments[1])).run();
  }

  private void run() throws Exception {
    Thread other = daemon("bystander", bystander);
    other.start();
    await(operator::seesLoopbrake);
    awaitAnswers(ANSWERS);
    long answersBefore = bystander.right();
    runaway.start();
    awaitAnswers(ANSWERS);
    String[] loop = new String[1];
    await(() -> (loop[0] = operator.findLoop(runaway.getId())) != null);
    tell("loop", loop[0]);
    tell("answersBesideIt", bystander.right() - answersBefore);

    long before = System.nanoTime();
    operator.stop(runaway.getId());
    await(() -> !isOpen(operator.request().get("state")));
    tell("stopMillis", (System.nanoTime() - before) / 1_000_000);
    tell("request", operator.request().get("state"));
    tell("why", operator.request().get("why"));
    runaway.join(patienceMillis);
    tell("runawayIsAlive", runaway.isAlive());
    tell("end", end);

    long answers = bystander.right();
    awaitAnswers(ANSWERS);
    tell("answersAfterwards", bystander.right() - answers);
    tell("newThread", answerInNewThread());
    tell("wrongAnswer", bystander.wrong());
    tell("bystanderIsAlive", other.isAlive());
    tell("longestPauseMillis", bystander.longestPauseMillis());
    tell("classesInstrumented", operator.status().get("classesInstrumented"));
    tell("classesFailed", operator.status().get("classesFailed"));
  }

  private void runAway() {
    try {
      program.runAway();
      end = "it ended by itself";
    } catch (Throwable thrown) {
      end = withCauses(thrown);
    }
  }

  /** An engine may wrap what is thrown in it. */
  private static String withCauses(Throwable thrown) {
    String name = thrown.getClass().getName();
    return thrown.getCause() == null ? name : name + " < " + withCauses(thrown.getCause());
  }

  private static boolean isOpen(Object state) {
    return state.equals("PENDING") || state.equals("DELIVERED");
  }

  private String answerInNewThread() throws InterruptedException {
    String[] problem = {"it did not answer"};
    Thread thread =
        daemon("afterwards", () -> problem[0] = Bystander.problemWith(program, ANSWERS));
    thread.start();
    thread.join(patienceMillis);
    return problem[0] == null ? "right" : problem[0];
  }

  private void awaitAnswers(int more) throws Exception {
    long enough = bystander.right() + more;
    await(() -> bystander.right() >= enough);
  }

  /** Waits for a while; what has not come about by then shows in what is told. */
  private void await(Callable<Boolean> condition) throws Exception {
    long end = System.nanoTime() + patienceMillis * 1_000_000;
    while (!condition.call() && System.nanoTime() < end) {
      Thread.sleep(PAUSE_MILLIS);
    }
  }

  private static Thread daemon(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }

  private static void tell(String what, Object value) {
    System.out.println(what + "=" + value);
  }
}
