/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.boundary;

/** The boundaries in pools, timers and event queues of the JDK. */
final class JdkBoundaries {
  private static final String CONCURRENT = "java/util/concurrent/";
  private static final String DO_EXEC = "java/util/concurrent/ForkJoinTask.doExec";

  private JdkBoundaries() {}

  static void addTo(KnownBoundaries known) {
    concurrent(known);
    awt(known);
  }

  private static void concurrent(KnownBoundaries known) {
    // A worker runs its first task and then asks getTask for each further one. JDK 8 to 26; copied
    // by Tomcat 8.5.72 and 9.0.53 on, while older ones extend that of the JDK.
    int pool = known.named("a task of a ThreadPoolExecutor");
    known.in(
        CONCURRENT + "ThreadPoolExecutor",
        Place.task(pool, "runWorker"),
        Place.fetch(pool, "getTask"));
    known.in(
        "org/apache/tomcat/util/threads/ThreadPoolExecutor",
        Place.task(pool, "runWorker"),
        Place.fetch(pool, "getTask"));

    // A worker's loop runs tasks in runTask (8) or topLevelExec (11 to 26). All others run tasks of
    // anybody while the caller waits: helpStealer (8), awaitJoin (11), helpJoin (17 on), and to
    // become quiescent. Left out is what runs the caller's own parts: helpComplete,
    // tryRemoveAndExec and ForkJoinTask itself.
    int forkJoin = known.named("a task of a ForkJoinPool");
    int forkJoinHelp = known.named("a task of a ForkJoinPool, run while waiting for another");
    known.in(
        CONCURRENT + "ForkJoinPool",
        Place.worker(forkJoin, "runWorker"),
        Place.nestedCall(
            forkJoinHelp,
            DO_EXEC,
            "helpStealer",
            "awaitJoin",
            "helpJoin",
            "helpQuiescePool",
            "helpQuiesce",
            "externalHelpQuiescePool",
            "externalHelpQuiesce",
            "awaitQuiescence"));
    known.in(
        CONCURRENT + "ForkJoinPool$WorkQueue",
        Place.nextCall(forkJoin, DO_EXEC, "runTask", "topLevelExec"),
        Place.nestedCall(
            forkJoinHelp, DO_EXEC, "execLocalTasks", "pollAndExecAll", "helpAsyncBlocker"));

    // Steps that run in an executor. JDK 8 to 26.
    int completableFuture = known.named("a step of a CompletableFuture");
    known.in(CONCURRENT + "CompletableFuture$AsyncRun", Place.task(completableFuture, "run"));
    known.in(CONCURRENT + "CompletableFuture$AsyncSupply", Place.task(completableFuture, "run"));
    known.in(CONCURRENT + "CompletableFuture$Completion", Place.task(completableFuture, "run"));

    // The loop survives an InterruptedException that a task throws. JDK 8 to 26.
    int timer = known.named("a task of a Timer");
    known.in(
        "java/util/TimerThread",
        Place.worker(timer, "mainLoop"),
        Place.nextCall(timer, "java/util/TimerTask.run", "mainLoop"));
  }

  private static void awt(KnownBoundaries known) {
    // Swing's events and timers come this way. JDK 8 to 26.
    int awtThread = known.named("the event thread of AWT");
    int awtEvent = known.named("an event of AWT");
    known.in("java/awt/EventDispatchThread", Place.worker(awtThread, "run"));
    known.in("java/awt/EventQueue", Place.task(awtEvent, "dispatchEventImpl"));
  }
}
