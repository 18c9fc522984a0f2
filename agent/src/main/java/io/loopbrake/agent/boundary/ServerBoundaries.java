/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.boundary;

/** The boundaries in what servers and schedulers run their work with. */
final class ServerBoundaries {
  private static final String RUN = "java/lang/Runnable.run";
  private static final String JETTY = "org/eclipse/jetty/util/thread/";
  private static final String JBOSS = "org/jboss/threads/";
  private static final String QUARTZ = "org/quartz/";

  private ServerBoundaries() {}

  static void addTo(KnownBoundaries known) {
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

    // EnhancedQueueExecutor$ThreadBody runs tasks in doRunTask (2.3.0 to 3.1.1), or else each task
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

    // Any pool that Quartz is given runs a job in a JobRunShell. The worker of its own has a second
    // run, in which the scheduler's thread hands a job over and counts as idle. Quartz 1.8 to 2.5.
    int quartzThread = known.named("a worker of Quartz's thread pool");
    int quartzJob = known.named("a job of Quartz");
    known.in(QUARTZ + "simpl/SimpleThreadPool$WorkerThread", Place.worker(quartzThread, "run"));
    known.in(QUARTZ + "core/JobRunShell", Place.task(quartzJob, "run"));
  }
}
