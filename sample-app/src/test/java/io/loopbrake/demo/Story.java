/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The demo from start to end. Each claim is checked, and the first that is wrong ends it. */
final class Story {

  private static final int WARM_UP = 1;
  private static final int QUIET = 3;
  private static final int BETWEEN = 1;
  private static final int AFTERWARDS = 3;

  private final SampleCommand command;
  private final Screen screen;

  Story(SampleCommand command, Screen screen) {
    this.command = command;
    this.screen = screen;
  }

  /** What came out of it. */
  record Facts(OrderFlow orders, List<StoppedJob> stopped, int exitCode) {}

  Facts tell() {
    screen.title("Loopbrake: brakes for loops that were written without any");
    screen.say("A server of 2003 takes orders. We start it with the agent, and it is well:");
    List<String> process = command.forProcess();
    try (RunningSample sample = RunningSample.start(process, screen::application)) {
      long quietRate = awaitQuietRate(sample);
      screen.result(quietRate + " orders/s, and no job is running.");
      List<StoppedJob> stopped = runAwayAndStop(sample);
      OrderFlow orders = judge(sample, quietRate);
      sample.type("quit");
      return new Facts(orders, stopped, mustBeZero(sample.exitCode()));
    }
  }

  private long awaitQuietRate(RunningSample sample) {
    List<Heartbeat> heartbeats = sample.awaitHeartbeats(WARM_UP + QUIET);
    return OrderFlow.quietRate(heartbeats.subList(WARM_UP, heartbeats.size()));
  }

  private List<StoppedJob> runAwayAndStop(RunningSample sample) {
    try (LoopbrakeClient client = LoopbrakeClient.connect(sample.pid())) {
      SampleThreads threads = new SampleThreads(client.threads());
      Map<String, Long> before = threads.orderThreads();
      Operator operator = new Operator(sample, client, screen);
      List<StoppedJob> stopped = new ArrayList<>();
      screen.title("A solver that never converges: a tight loop that calls nothing");
      stopped.add(operator.runAwayAndStop("solver", "the solver oscillates"));
      awaitMoreHeartbeats(sample, BETWEEN);
      screen.title("A regular expression that explodes: the loop is in the JDK");
      stopped.add(operator.runAwayAndStop("regex", "a comment of 80 commas"));
      screen.title("And the orders?");
      awaitMoreHeartbeats(sample, AFTERWARDS);
      mustBeSame(before, threads.orderThreads());
      return stopped;
    }
  }

  private static void awaitMoreHeartbeats(RunningSample sample, int count) {
    sample.awaitHeartbeats(sample.output().heartbeats().size() + count);
  }

  private OrderFlow judge(RunningSample sample, long quietRate) {
    List<Heartbeat> all = sample.output().heartbeats();
    OrderFlow orders = OrderFlow.of(all.subList(WARM_UP, all.size()), quietRate);
    orders.mustBeSteady();
    screen.result(
        "They kept flowing, in each of %d seconds: %d/s when quiet, %d/s in the worst second."
            .formatted(orders.heartbeats(), orders.quietRate(), orders.lowestRate()));
    screen.result("The two jobs are gone; every other thread lives on.");
    return orders;
  }

  private static void mustBeSame(Map<String, Long> before, Map<String, Long> after) {
    if (before.isEmpty() || !before.equals(after)) {
      throw new DemoFailedException(
          "the order threads are not the same as before: " + before + ", then " + after);
    }
  }

  private static int mustBeZero(int exitCode) {
    if (exitCode != 0) {
      throw new DemoFailedException("the server ended with exit code " + exitCode);
    }
    return exitCode;
  }
}
