/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.boundary;

/**
 * The boundaries in the event loops, executors and timers of Netty 4.1.50 to 4.2.7, and so of
 * everything that is built on them, such as Vert.x. An event loop serves many connections, and in
 * between runs work that others gave to it. A task is the work for one connection that is ready, or
 * one piece of that other work.
 */
final class NettyBoundaries {
  private static final String RUN = "java/lang/Runnable.run";
  private static final String CHANNEL = "io/netty/channel/";
  private static final String EPOLL = CHANNEL + "epoll/";
  private static final String EPOLL_CHANNEL = EPOLL + "AbstractEpollChannel$AbstractEpollUnsafe.";
  private static final String KQUEUE = CHANNEL + "kqueue/";
  private static final String KQUEUE_CHANNEL =
      KQUEUE + "AbstractKQueueChannel$AbstractKQueueUnsafe.";
  private static final String URING = CHANNEL + "uring/";
  private static final String CONCURRENT = "io/netty/util/concurrent/";

  private NettyBoundaries() {}

  static void addTo(KnownBoundaries known) {
    addEvents(known, known.named("an event of a Netty event loop"));
    addTasks(known, known.named("a task of a Netty executor"));

    int timer = known.named("a timeout of Netty");
    known.in("io/netty/util/HashedWheelTimer$Worker", Place.worker(timer, "run"));
    // Up to 4.1.80, the timer's thread runs them in expire; since 4.1.81, another thread may run
    // them.
    known.in(
        "io/netty/util/HashedWheelTimer$HashedWheelTimeout",
        Place.part(timer, "run").orAbsent(),
        Place.part(timer, "expire"));
  }

  /** In 4.2 one loop has handlers of each kind. */
  private static void addEvents(KnownBoundaries known, int netty) {
    known.in(CHANNEL + "SingleThreadIoEventLoop", Place.worker(netty, "run"));
    known.in(
        CHANNEL + "nio/NioEventLoop",
        Place.worker(netty, "run"),
        Place.task(netty, "processSelectedKey"));
    known.in(CHANNEL + "nio/NioIoHandler", Place.task(netty, "processSelectedKey"));
    known.in(
        EPOLL + "EpollEventLoop",
        Place.worker(netty, "run"),
        Place.nextCall(netty, EPOLL_CHANNEL + "epollOutReady", "processReady"),
        Place.nextCall(netty, EPOLL_CHANNEL + "epollInReady", "processReady"),
        Place.nextCall(netty, EPOLL_CHANNEL + "epollRdHupReady", "processReady"));
    known.in(
        EPOLL + "EpollIoHandler",
        Place.nextCall(
            netty, EPOLL + "EpollIoHandler$DefaultEpollIoRegistration.handle", "processReady"));
    known.in(
        KQUEUE + "KQueueEventLoop",
        Place.worker(netty, "run"),
        Place.nextCall(netty, KQUEUE_CHANNEL + "writeReady", "processReady"),
        Place.nextCall(netty, KQUEUE_CHANNEL + "readReady", "processReady"));
    known.in(
        KQUEUE + "KQueueIoHandler",
        Place.nextCall(
            netty, KQUEUE + "KQueueIoHandler$DefaultKqueueIoRegistration.handle", "processReady"));
    known.in(
        URING + "IoUringIoHandler",
        Place.nextCall(
            netty, URING + "IoUringIoHandler$DefaultIoUringIoRegistration.handle", "handle"));
  }

  /** Some executors call their tasks without the help of their superclass, most of them in 4.1. */
  private static void addTasks(KnownBoundaries known, int netty) {
    known.in(
        CONCURRENT + "AbstractEventExecutor",
        Place.part(netty, "safeExecute"),
        Place.part(netty, "runTask").orAbsent());
    String[] executors = {
      CHANNEL + "DefaultEventLoop",
      CHANNEL + "ThreadPerChannelEventLoop",
      CONCURRENT + "DefaultEventExecutor",
      CONCURRENT + "GlobalEventExecutor$TaskRunner"
    };
    for (String executor : executors) {
      known.in(executor, Place.worker(netty, "run"), Place.nextCall(netty, RUN, "run").orAbsent());
    }
  }
}
