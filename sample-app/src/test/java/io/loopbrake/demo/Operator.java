/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.demo;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Lets one job run away, finds its loop, stops it, and makes sure of every step. */
final class Operator {

  /** On good data a job needs a fraction of it. A time, not a share: the machine may be busy. */
  private static final Duration RUN_AWAY_CPU = Duration.ofMillis(500);

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final RunningSample sample;
  private final LoopbrakeClient client;
  private final SampleThreads threads;
  private final Screen screen;

  Operator(RunningSample sample, LoopbrakeClient client, Screen screen) {
    this.sample = sample;
    this.client = client;
    this.screen = screen;
    threads = new SampleThreads(client.threads());
  }

  StoppedJob runAwayAndStop(String job, String reason) {
    String thread = "job-" + job;
    screen.say("Somebody types \"start " + job + "\":");
    int before = sample.output().size();
    sample.type("start " + job);
    sample.awaitLine(thread + " started", before);
    long id = awaitThread(thread);
    double cpuPercent = awaitBurning(thread, id);
    BusyLoop loop = find(thread, id);
    long asked = System.nanoTime();
    StopRequest request = stop(id, reason);
    long millis = Duration.ofNanos(System.nanoTime() - asked).toMillis();
    mustBeStopped(thread, request);
    screen.result("STOPPED after " + millis + " ms, JMX calls included: " + request.why());
    String lastWords = awaitEnd(thread, id, reason, before);
    return new StoppedJob(job, cpuPercent, loop, request, millis, lastWords);
  }

  private long awaitThread(String thread) {
    return Patience.await(
        PATIENCE, () -> threads.idOf(thread), () -> "there is no thread " + thread);
  }

  private double awaitBurning(String thread, long id) {
    long wallBefore = System.nanoTime();
    long cpuBefore = threads.cpuNanos(id);
    long cpu =
        Patience.await(
            PATIENCE,
            () -> {
              // or our questions would need the CPU time that they ask for
              Patience.sleep(100);
              return Optional.of(threads.cpuNanos(id) - cpuBefore)
                  .filter(nanos -> nanos >= RUN_AWAY_CPU.toNanos());
            },
            () -> thread + " did not run away: it needs next to no CPU time");
    double percent = 100.0 * cpu / (System.nanoTime() - wallBefore);
    screen.result("%s (thread %d) burns %.0f %% of a core.".formatted(thread, id, percent));
    return percent;
  }

  private BusyLoop find(String thread, long id) {
    screen.say("Where does it loop? findLoops(1000) over JMX:");
    List<BusyLoop> loops = client.findLoops(Duration.ofSeconds(1));
    for (BusyLoop loop : loops) {
      screen.result(
          "%s (thread %d), CPU %.0f %%, in %s"
              .formatted(loop.threadName(), loop.threadId(), loop.cpuPercent(), loop.loop()));
    }
    return loops.stream()
        .filter(loop -> loop.threadId() == id && loop.threadName().equals(thread))
        .findFirst()
        .orElseThrow(() -> new DemoFailedException("findLoops did not find " + thread));
  }

  private StopRequest stop(long id, String reason) {
    screen.say("Stop it, and nothing else: stopThread(" + id + ", \"" + reason + "\")");
    screen.result(client.stopThread(id, reason));
    return Patience.await(
        PATIENCE,
        () -> requestFor(id, reason).filter(request -> !request.isOpen()),
        () -> "the stop did not come to an end: " + stateOf(requestFor(id, reason)));
  }

  private static String stateOf(Optional<StopRequest> request) {
    return request.map(r -> r.state() + ", " + r.why()).orElse("there is no such request");
  }

  private Optional<StopRequest> requestFor(long id, String reason) {
    return client.requests().stream()
        .filter(request -> request.threadId() == id && request.reason().equals(reason))
        .findFirst();
  }

  private void mustBeStopped(String thread, StopRequest request) {
    if (!request.state().equals("STOPPED")) {
      throw new DemoFailedException(
          "%s was not stopped, the request is %s: %s"
              .formatted(thread, request.state(), request.why()));
    }
  }

  private String awaitEnd(String thread, long id, String reason, int before) {
    Patience.await(
        PATIENCE,
        () -> Optional.of(threads.isGone(id)).filter(gone -> gone),
        () -> thread + " is said to be stopped, but its thread lives on");
    String lastWords = sample.awaitLine(thread + " ended after", before);
    if (!lastWords.contains(reason)) {
      throw new DemoFailedException(thread + " ended, but not by our stop: " + lastWords);
    }
    return lastWords;
  }
}
