/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.boundary;

import java.util.HashMap;
import java.util.Map;

/**
 * The boundaries that need not be named: how the JDK and the servers hand work to their threads.
 * Each entry says which versions were looked at.
 *
 * <p>What a worker has for a main loop is {@link Place#worker}, and the tasks in it have a number
 * of their own where they can begin outside of that loop, too. All are looked for by name: a
 * version that calls something else is without the boundary, and {@link BoundaryLedger#notFound}
 * says so.
 */
final class KnownBoundaries {
  static final int POOL = 0;
  static final int FORK_JOIN = 1;
  static final int FORK_JOIN_HELP = 2;
  static final int COMPLETABLE_FUTURE = 3;
  static final int TIMER = 4;
  static final int AWT_THREAD = 5;
  static final int AWT_EVENT = 6;
  static final int JETTY_THREAD = 7;
  static final int JETTY_JOB = 8;
  static final int JETTY_RESERVED = 9;
  static final int JETTY_TASK = 10;
  static final int JBOSS_THREAD = 11;
  static final int JBOSS_TASK = 12;
  static final int QUARTZ_THREAD = 13;
  static final int QUARTZ_JOB = 14;

  private static final String CONCURRENT = "java/util/concurrent/";
  private static final String DO_EXEC = "java/util/concurrent/ForkJoinTask.doExec";
  private static final String RUN = "java/lang/Runnable.run";
  private static final String JETTY = "org/eclipse/jetty/util/thread/";
  private static final String JBOSS = "org/jboss/threads/";
  private static final String QUARTZ = "org/quartz/";

  private final Map<String, Place[]> places = new HashMap<>();
  private final String[] descriptions = new String[QUARTZ_JOB + 1];

  /** A bit for each length of a name among them: most names need not even be hashed. */
  private long lengths;

  KnownBoundaries() {
    jdk();
    awt();
    servers();
  }

  private void jdk() {
    // A worker runs its first task and then asks getTask for each further one. JDK 8 to 26; copied
    // by Tomcat 8.5.72 and 9.0.53 on, while older ones extend that of the JDK.
    name(POOL, "a task of a ThreadPoolExecutor");
    in(
        CONCURRENT + "ThreadPoolExecutor",
        Place.task(POOL, "runWorker"),
        Place.fetch(POOL, "getTask"));
    in(
        "org/apache/tomcat/util/threads/ThreadPoolExecutor",
        Place.task(POOL, "runWorker"),
        Place.fetch(POOL, "getTask"));

    // A worker's loop runs tasks in runTask (8) or topLevelExec (11 to 26). All others run tasks of
    // anybody while the caller waits: helpStealer (8), awaitJoin (11), helpJoin (17 on), and to
    // become quiescent. Left out is what runs the caller's own parts: helpComplete,
    // tryRemoveAndExec and ForkJoinTask itself.
    name(FORK_JOIN, "a task of a ForkJoinPool");
    name(FORK_JOIN_HELP, "a task of a ForkJoinPool, run while waiting for another");
    in(
        CONCURRENT + "ForkJoinPool",
        Place.worker(FORK_JOIN, "runWorker"),
        Place.nestedCall(
            FORK_JOIN_HELP,
            DO_EXEC,
            "helpStealer",
            "awaitJoin",
            "helpJoin",
            "helpQuiescePool",
            "helpQuiesce",
            "externalHelpQuiescePool",
            "externalHelpQuiesce",
            "awaitQuiescence"));
    in(
        CONCURRENT + "ForkJoinPool$WorkQueue",
        Place.nextCall(FORK_JOIN, DO_EXEC, "runTask", "topLevelExec"),
        Place.nestedCall(
            FORK_JOIN_HELP, DO_EXEC, "execLocalTasks", "pollAndExecAll", "helpAsyncBlocker"));

    // Steps that run in an executor. JDK 8 to 26.
    name(COMPLETABLE_FUTURE, "a step of a CompletableFuture");
    in(CONCURRENT + "CompletableFuture$AsyncRun", Place.task(COMPLETABLE_FUTURE, "run"));
    in(CONCURRENT + "CompletableFuture$AsyncSupply", Place.task(COMPLETABLE_FUTURE, "run"));
    in(CONCURRENT + "CompletableFuture$Completion", Place.task(COMPLETABLE_FUTURE, "run"));

    // The loop survives an InterruptedException that a task throws. JDK 8 to 26.
    name(TIMER, "a task of a Timer");
    in(
        "java/util/TimerThread",
        Place.worker(TIMER, "mainLoop"),
        Place.nextCall(TIMER, "java/util/TimerTask.run", "mainLoop"));
  }

  private void awt() {
    // Swing's events and timers come this way. JDK 8 to 26.
    name(AWT_THREAD, "the event thread of AWT");
    name(AWT_EVENT, "an event of AWT");
    in("java/awt/EventDispatchThread", Place.worker(AWT_THREAD, "run"));
    in("java/awt/EventQueue", Place.task(AWT_EVENT, "dispatchEventImpl"));
  }

  private void servers() {
    // The workers' class is Runner since Jetty 9.4.18, $3 up to 9.3.0, $2 between them; the latter
    // is something else in the former. Jetty 9.0 to 12.0.
    name(JETTY_THREAD, "a worker of Jetty's thread pool");
    name(JETTY_JOB, "a job of Jetty's thread pool");
    in(JETTY + "QueuedThreadPool", Place.task(JETTY_JOB, "runJob"));
    in(JETTY + "QueuedThreadPool$Runner", Place.worker(JETTY_THREAD, "run"));
    in(JETTY + "QueuedThreadPool$2", Place.worker(JETTY_THREAD, "run").orAbsent());
    in(JETTY + "QueuedThreadPool$3", Place.worker(JETTY_THREAD, "run").orAbsent());

    // A single job may wait for work in reservedWait (9.4) or waitForTask (12), or run one request
    // after the other: in ExecuteProduceConsume (9.3), EatWhatYouKill (from 9.4.10 on, and
    // a mere other name since 10) or AdaptiveExecutionStrategy (10 to 12).
    name(JETTY_RESERVED, "a task of a reserved thread of Jetty");
    name(JETTY_TASK, "a task of Jetty");
    in(
        JETTY + "ReservedThreadExecutor$ReservedThread",
        Place.worker(JETTY_RESERVED, "run"),
        Place.fetch(JETTY_RESERVED, "reservedWait", "waitForTask"));
    in(JETTY + "strategy/AdaptiveExecutionStrategy", Place.task(JETTY_TASK, "runTask"));
    in(JETTY + "strategy/EatWhatYouKill", Place.task(JETTY_TASK, "runTask"));
    in(
        JETTY + "strategy/ExecuteProduceConsume",
        Place.nestedCall(
            JETTY_TASK, RUN, "produceAndRun", "executeProduceConsume", "produceConsume"));

    // EnhancedQueueExecutor$ThreadBody runs tasks in doRunTask (2.3.0 to 3.1.1), or else each task
    // is a Task (3.2.0 to 3.9.2). QueueExecutor is of 2.x.
    name(JBOSS_THREAD, "a worker of a JBoss thread pool");
    name(JBOSS_TASK, "a task of a JBoss thread pool");
    in(
        JBOSS + "EnhancedQueueExecutor$ThreadBody",
        Place.worker(JBOSS_THREAD, "run"),
        Place.task(JBOSS_TASK, "doRunTask").orAbsent());
    in(JBOSS + "EnhancedQueueExecutor$Task", Place.task(JBOSS_TASK, "run"));
    in(JBOSS + "QueueExecutor", Place.task(JBOSS_TASK, "runTask"));
    in(JBOSS + "QueueExecutor$Worker", Place.worker(JBOSS_THREAD, "run"));

    // Any pool that Quartz is given runs a job in a JobRunShell. The worker of its own has a second
    // run, in which the scheduler's thread hands a job over and counts as idle. Quartz 1.8 to 2.5.
    name(QUARTZ_THREAD, "a worker of Quartz's thread pool");
    name(QUARTZ_JOB, "a job of Quartz");
    in(QUARTZ + "simpl/SimpleThreadPool$WorkerThread", Place.worker(QUARTZ_THREAD, "run"));
    in(QUARTZ + "core/JobRunShell", Place.task(QUARTZ_JOB, "run"));
  }

  private void name(int boundary, String description) {
    descriptions[boundary] = description;
  }

  private void in(String className, Place... found) {
    places.put(className, found);
    lengths |= 1L << className.length();
  }

  /** The places in the class with this name, in the JVM's form; null if there are none. */
  Place[] of(String internalName) {
    return isLikely(internalName) ? places.get(internalName) : null;
  }

  /** Whether the class may be among them, by a glance at its name, in either form. */
  boolean isLikely(String name) {
    return (lengths >>> name.length() & 1) != 0;
  }

  /** What the boundary is, or null if the number is none of these. */
  String describe(int boundary) {
    return boundary < descriptions.length ? descriptions[boundary] : null;
  }
}
