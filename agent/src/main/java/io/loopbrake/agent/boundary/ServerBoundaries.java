/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.boundary;

/** The boundaries in the methods by which servers and schedulers run their work. */
final class ServerBoundaries {
  private static final String RUN = "java/lang/Runnable.run";
  private static final String JETTY = "org/eclipse/jetty/util/thread/";
  private static final String JBOSS = "org/jboss/threads/";
  private static final String QUARTZ = "org/quartz/";
  private static final String GRIZZLY = "org/glassfish/grizzly/";
  private static final String XNIO = "org/xnio/nio/";

  private ServerBoundaries() {}

  static void addTo(KnownBoundaries known) {
    jetty(known);
    jboss(known);
    quartz(known);
    grizzly(known);
    xnio(known);
    vertx(known);
  }

  private static void jetty(KnownBoundaries known) {
    // The workers' class is Runner since Jetty 9.4.18, $3 up to 9.3.0, $2 between them; the latter
    // is something else in the former. Jetty 9.0 to 12.0.
    int jettyThread = known.named("a worker of Jetty's thread pool");
    int jettyJob = known.named("a job of Jetty's thread pool");
    known.in(JETTY + "QueuedThreadPool", Place.task(jettyJob, "runJob"));
    known.in(JETTY + "QueuedThreadPool$Runner", Place.worker(jettyThread, "run"));
    known.in(JETTY + "QueuedThreadPool$2", Place.worker(jettyThread, "run").orAbsent());
    known.in(JETTY + "QueuedThreadPool$3", Place.worker(jettyThread, "run").orAbsent());

    // A single job may wait for work in reservedWait (9.4) or waitForTask (12), or run one request
    // after the other: in ExecuteProduceConsume (9.3), EatWhatYouKill (from 9.4.10 on, and
    // a mere other name since 10) or AdaptiveExecutionStrategy (10 to 12).
    int jettyReserved = known.named("a task of a reserved thread of Jetty");
    int jettyTask = known.named("a task of Jetty");
    known.in(
        JETTY + "ReservedThreadExecutor$ReservedThread",
        Place.worker(jettyReserved, "run"),
        Place.fetch(jettyReserved, "reservedWait", "waitForTask"));
    known.in(JETTY + "strategy/AdaptiveExecutionStrategy", Place.task(jettyTask, "runTask"));
    known.in(JETTY + "strategy/EatWhatYouKill", Place.task(jettyTask, "runTask"));
    known.in(
        JETTY + "strategy/ExecuteProduceConsume",
        Place.nestedCall(
            jettyTask, RUN, "produceAndRun", "executeProduceConsume", "produceConsume"));
    // Other strategies run in the thread that selects, too. ProduceConsume had execute (9.3) first.
    known.in(
        JETTY + "strategy/ProduceConsume", Place.nestedCall(jettyTask, RUN, "produce", "execute"));
    known.in(
        JETTY + "strategy/ProduceExecuteConsume",
        Place.nestedCall(jettyTask, RUN, "produce").orAbsent());
  }

  private static void jboss(KnownBoundaries known) {
    // EnhancedQueueExecutor$ThreadBody runs tasks in doRunTask (2.3.0 to 3.1.1), otherwise each
    // task
    // is a Task (3.2.0 to 3.9.2). QueueExecutor is of 2.x.
    int jbossThread = known.named("a worker of a JBoss thread pool");
    int jbossTask = known.named("a task of a JBoss thread pool");
    known.in(
        JBOSS + "EnhancedQueueExecutor$ThreadBody",
        Place.worker(jbossThread, "run"),
        Place.task(jbossTask, "doRunTask").orAbsent());
    known.in(JBOSS + "EnhancedQueueExecutor$Task", Place.task(jbossTask, "run"));
    known.in(JBOSS + "QueueExecutor", Place.task(jbossTask, "runTask"));
    known.in(JBOSS + "QueueExecutor$Worker", Place.worker(jbossThread, "run"));
  }

  private static void quartz(KnownBoundaries known) {
    // Any pool that Quartz is given runs a job in a JobRunShell. The worker of its own has a second
    // run, in which the scheduler's thread hands a job over and counts as idle. Quartz 1.8 to 2.5.
    int quartzThread = known.named("a worker of Quartz's thread pool");
    int quartzJob = known.named("a job of Quartz");
    known.in(QUARTZ + "simpl/SimpleThreadPool$WorkerThread", Place.worker(quartzThread, "run"));
    known.in(QUARTZ + "core/JobRunShell", Place.task(quartzJob, "run"));
  }

  private static void grizzly(KnownBoundaries known) {
    // The task ends with the call, not with the fetch of the next one: the worker's own loop turns
    // in between, and an error thrown there would end the worker. A selector runs in a worker of
    // such a pool, and depending on the strategy also its handlers. Grizzly 2.3 to 4.0.
    int worker = known.named("a task of a Grizzly thread pool");
    known.in(
        GRIZZLY + "threadpool/AbstractThreadPool$Worker",
        Place.worker(worker, "doWork"),
        Place.nextCall(worker, RUN, "doWork").alsoWhenThrown());
    int selector = known.named("an event of a Grizzly selector");
    known.in(
        GRIZZLY + "nio/SelectorRunner",
        Place.worker(selector, "run"),
        Place.task(selector, "iterateKeyEvents"));
  }

  private static void xnio(KnownBoundaries known) {
    // The threads that read and write for Undertow. XNIO 3.3 to 3.8.
    int xnio = known.named("an event or a task of an XNIO thread");
    known.in(
        XNIO + "WorkerThread",
        Place.worker(xnio, "run"),
        Place.nextCall(xnio, XNIO + "NioHandle.handleReady", "run"),
        Place.nextCall(xnio, XNIO + "WorkerThread.safeRun", "run"));
  }

  private static void vertx(KnownBoundaries known) {
    // Blocking code of one context that must keep its order: a single job of a pool runs all that
    // waits. Its event loops are Netty's. Vert.x 3.9 to 5.0.
    int blocking = known.named("blocking code of Vert.x");
    known.in(
        "io/vertx/core/impl/TaskQueue",
        Place.worker(blocking, "run"),
        Place.nextCall(blocking, RUN, "run"));
  }
}
