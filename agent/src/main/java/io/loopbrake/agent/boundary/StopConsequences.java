/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.boundary;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The consequences of a stop by the kind of task: whether the work is done again, and what the
 * error ends besides. If a framework lets another one's pool do the work, the frames of the
 * framework say more than the boundary of the pool, and the innermost of them says most. Each
 * sentence states what a framework does after any {@code Error} in the work. Immutable.
 */
final class StopConsequences {
  static final String OF_WHOLE_LIFE =
      "its thread ends, unless code around the work catches the error;"
          + " nobody but the application starts it again";

  private static final String NEXT_TASK = "the worker goes on with its next task";
  private static final String ERROR_PAGE =
      "the client gets an error, mostly status 500, and the server goes on";

  private final Map<String, String> byKind = new LinkedHashMap<>();
  private final Map<String, String> byFrame = new LinkedHashMap<>();

  StopConsequences() {
    jdk();
    libraries();
    frameworks();
  }

  private void jdk() {
    byKind.put(
        "a task of a ThreadPoolExecutor",
        "the pool goes on with its next task; Future.get throws an ExecutionException");
    byKind.put(
        "a task of a ForkJoinPool",
        "the pool goes on with its next task; who joins this one gets the error");
    byKind.put(
        "a step of a CompletableFuture",
        "the step fails; who joins it, or a step behind it, gets a CompletionException");
    byKind.put(
        "a task of a Timer", "the Timer ends with it: its later tasks are not run, nor new ones");
    byKind.put("an event of AWT", "the event thread goes on with the next event");
    byFrame.put(
        "java.util.concurrent.FutureTask.runAndReset",
        "the periodic task is not run again; the pool goes on with its next task");
  }

  private void libraries() {
    byKind.put(
        "a job of Quartz",
        "the job's listeners get a JobExecutionException; its trigger fires again at its next time");
    byKind.put(
        "a coroutine up to its next suspension",
        "the coroutine fails, and with it its parent and siblings unless a supervisor is between");
    byKind.put(
        "a message to an actor",
        "its supervisor decides; by default it escalates an Error, and the actor system ends");
    byKind.put(
        "an event of a Disruptor",
        "its exception handler is told; the default one ends the event's processor");
    byKind.put(
        "a message for a JMS listener",
        "the JMS provider decides whether the message is delivered again");
    byFrame.put(
        "org.apache.activemq.ActiveMQMessageConsumer.dispatch",
        "ActiveMQ does not deliver the message again; a consumer with a prefetch of 1 gets no other");
    byFrame.put(
        "org.springframework.jms.listener.AbstractMessageListenerContainer.doInvokeListener",
        "the container goes on; in a transacted session the message is delivered again");
  }

  private void frameworks() {
    byFrame.put(
        "org.springframework.scheduling.support.DelegatingErrorHandlingRunnable.run",
        "Spring logs the error, and runs a repeating task again at its next time");
    byFrame.put(
        "org.apache.spark.executor.Executor$TaskRunner.run",
        "Spark runs the task again, by default three times, unless its job is cancelled first");
    for (String method : new String[] {"run", "doRun"}) {
      byFrame.put(
          "org.apache.flink.runtime.taskmanager.Task." + method,
          "Flink restarts the job as its restart strategy says, unless it is cancelled first");
    }
    byFrame.put(
        "org.apache.kafka.streams.processor.internals.StreamThread.run",
        "Kafka Streams treats an Error as fatal: the client goes to the state ERROR");
    byKind.put("a request to a servlet", ERROR_PAGE);
    byFrame.put("javax.servlet.http.HttpServlet.service", ERROR_PAGE);
    byFrame.put("jakarta.servlet.http.HttpServlet.service", ERROR_PAGE);
  }

  /**
   * The consequence, as a sentence without a full stop.
   *
   * @param kind the description of the boundary of the task
   * @param stack of the task's thread, innermost frame first
   */
  String of(String kind, StackTraceElement[] stack) {
    for (StackTraceElement frame : stack) {
      String known = byFrame.get(frame.getClassName() + "." + frame.getMethodName());
      if (known != null) {
        return known;
      }
    }
    return byKind.getOrDefault(kind, NEXT_TASK);
  }

  /** The kinds of task that have a sentence of their own. */
  Set<String> kinds() {
    return byKind.keySet();
  }
}
