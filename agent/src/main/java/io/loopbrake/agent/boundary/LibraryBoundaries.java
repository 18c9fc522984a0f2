/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.boundary;

/**
 * The boundaries of libraries that hand work and messages to threads of pools or to threads of
 * their own: coroutines, actors, ring buffers, message listeners.
 *
 * <p>A boundary encloses the work as closely as the library allows. Code that completes the work,
 * wakes the threads that wait for it, or supervises it runs after its end, so that a stop of the
 * work does not hit that code.
 */
final class LibraryBoundaries {
  private static final String RUN = "java/lang/Runnable.run";
  private static final String COROUTINES = "kotlinx/coroutines/";
  private static final String DISRUPTOR = "com/lmax/disruptor/";
  private static final String ACTIVEMQ = "org/apache/activemq/";
  private static final String SPRING_JMS = "org/springframework/jms/listener/";
  private static final String JAVAX_LISTENER = "javax/jms/MessageListener.onMessage";
  private static final String JAKARTA_LISTENER = "jakarta/jms/MessageListener.onMessage";

  private LibraryBoundaries() {}

  static void addTo(KnownBoundaries known) {
    coroutines(known);
    actors(known);
    disruptor(known);
    jms(known);
  }

  private static void coroutines(KnownBoundaries known) {
    // A dispatcher of whatever kind runs a coroutine from one suspension to the next as a
    // DispatchedTask, and that hands the result or the error to an AbstractCoroutine. Other work
    // than coroutines reaches the library's own threads through runSafely and, of Dispatchers.IO
    // and limitedParallelism, several pieces at a time through the worker of a LimitedDispatcher
    // (1.7.0 on) or itself (1.6). kotlinx.coroutines 1.5 to 1.10.
    int coroutineThread = known.named("a thread of the coroutine scheduler");
    int coroutineJob = known.named("a job of a coroutine dispatcher");
    int coroutine = known.named("a coroutine up to its next suspension");
    int coroutineCompletion = known.named("the completion of a coroutine");
    known.in(COROUTINES + "DispatchedTask", Place.task(coroutine, "run"));
    known.in(COROUTINES + "AbstractCoroutine", Place.task(coroutineCompletion, "resumeWith"));
    known.in(COROUTINES + "scheduling/CoroutineScheduler", Place.task(coroutineJob, "runSafely"));
    known.in(
        COROUTINES + "scheduling/CoroutineScheduler$Worker", Place.worker(coroutineThread, "run"));
    known.in(
        COROUTINES + "internal/LimitedDispatcher",
        Place.nestedCall(coroutineJob, RUN, "run").alsoWhenThrown().orAbsent());
    known.in(
        COROUTINES + "internal/LimitedDispatcher$Worker",
        Place.nestedCall(coroutineJob, RUN, "run").alsoWhenThrown());
  }

  private static void actors(KnownBoundaries known) {
    // A mailbox gives its actor several messages in one job of the dispatcher's pool. The failure
    // of one is told to the supervisor after receiveMessage. Akka 2.5 and 2.6, Pekko 1.0 and 1.1.
    int actorMessage = known.named("a message to an actor");
    known.in("akka/actor/ActorCell", Place.task(actorMessage, "receiveMessage"));
    known.in("org/apache/pekko/actor/ActorCell", Place.task(actorMessage, "receiveMessage"));
  }

  private static void disruptor(KnownBoundaries known) {
    // The handler is an EventHandlerBase in 4.0, which has no WorkProcessor any more, and is called
    // in run up to 3.3. Disruptor 3.2 to 4.0.
    int disruptorEvent = known.named("an event of a Disruptor");
    known.in(
        DISRUPTOR + "BatchEventProcessor",
        Place.worker(disruptorEvent, "run"),
        Place.nextCall(disruptorEvent, DISRUPTOR + "EventHandler.onEvent", "run", "processEvents")
            .orCallOf(DISRUPTOR + "EventHandlerBase.onEvent")
            .alsoWhenThrown());
    known.in(
        DISRUPTOR + "WorkProcessor",
        Place.worker(disruptorEvent, "run"),
        Place.nextCall(disruptorEvent, DISRUPTOR + "WorkHandler.onEvent", "run").alsoWhenThrown());
  }

  private static void jms(KnownBoundaries known) {
    // Spring JMS 4.3 to 6.2, ActiveMQ Classic 5.16 and 6.1, ActiveMQ Artemis 2.19 and 2.42.
    int jmsThread = known.named("a thread of a JMS listener container");
    int jmsMessage = known.named("a message for a JMS listener");
    known.in(
        SPRING_JMS + "AbstractMessageListenerContainer",
        Place.task(jmsMessage, "doInvokeListener"));
    known.in(
        SPRING_JMS + "DefaultMessageListenerContainer$AsyncMessageListenerInvoker",
        Place.worker(jmsThread, "run"));
    known.in(ACTIVEMQ + "ActiveMQMessageConsumer", listenerCalledIn(jmsMessage, "dispatch"));
    known.in(ACTIVEMQ + "ActiveMQSession", listenerCalledIn(jmsMessage, "run"));
    known.in(
        ACTIVEMQ + "artemis/jms/client/JMSMessageListenerWrapper",
        listenerCalledIn(jmsMessage, "onMessage"));
  }

  private static Place listenerCalledIn(int jmsMessage, String method) {
    return Place.nestedCall(jmsMessage, JAVAX_LISTENER, method)
        .orCallOf(JAKARTA_LISTENER)
        .alsoWhenThrown();
  }
}
