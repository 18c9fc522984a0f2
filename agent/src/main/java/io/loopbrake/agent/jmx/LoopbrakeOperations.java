/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.jmx;

import javax.management.openmbean.CompositeData;
import javax.management.openmbean.OpenDataException;
import javax.management.openmbean.TabularData;

/**
 * The attributes and operations of the MBean: getters are attributes, the other methods are
 * operations, and JMX clients show their descriptions. Arguments are only {@code long} and {@code
 * String}, which users of every client can type.
 *
 * <p>For an invalid argument, an operation does nothing, and throws an {@link
 * IllegalArgumentException} with a sentence that names the mistake.
 */
@Described(
    "Stops runaway loops without a restart of the JVM. findLoops shows the busy"
        + " threads, stopTask stops a task, and Requests shows the outcome.")
public interface LoopbrakeOperations {
  @Described(
      "The coverage of this agent and its gaps: version, patterns, classes,"
          + " checkpoints, and the last failures with their causes.")
  CompositeData getStatus() throws OpenDataException;

  @Described("The open stop requests and the last closed ones, newest first.")
  TabularData getRequests() throws OpenDataException;

  @Described(
      "Watches all threads for the given time and lists those that are busy in a loop"
          + " with brakes, hottest first. findUncovered lists the other busy threads.")
  TabularData findLoops(@Named(value = "millis", meaning = ParameterMeanings.MILLIS) long millis)
      throws OpenDataException, InterruptedException;

  @Described(
      "Watches all threads for the given time and lists those that use at least a tenth"
          + " of a processor outside loops with brakes, or less on a machine with more"
          + " running threads than processors; hottest first, each with a remedy.")
  TabularData findUncovered(
      @Named(value = "millis", meaning = ParameterMeanings.MILLIS) long millis)
      throws OpenDataException, InterruptedException;

  @Described(
      "Combines findLoops and findUncovered. Each look at the threads stops the JVM for"
          + " a moment, and both tables are made from the same looks.")
  CompositeData findBusy(@Named(value = "millis", meaning = ParameterMeanings.MILLIS) long millis)
      throws OpenDataException, InterruptedException;

  @Described(
      value =
          "Requests a stop of the current task of a thread. The stop error is thrown at the"
              + " next checkpoint in a loop, and again until the task is over. Other tasks of the"
              + " thread are not stopped.",
      changes = true)
  String stopThread(
      @Named(value = "threadId", meaning = "the id of the thread, as findLoops shows it")
          long threadId,
      @Named(value = "reason", meaning = ParameterMeanings.REASON) String reason);

  @Described(
      value =
          "Requests a stop of the current task of a thread, as stopThread does, with"
              + " additional means for a loop without a checkpoint: checkpoints at the entry of"
              + " the methods that the loop calls, and a stop error that is thrown in the loop"
              + " while its thread is suspended.",
      changes = true)
  String rescue(
      @Named(value = "threadId", meaning = ParameterMeanings.THREAD) long threadId,
      @Named(value = "reason", meaning = ParameterMeanings.REASON) String reason);

  @Described(
      value =
          "Same as rescue, for one task. The request is refused if the task is over, even"
              + " if its thread has another task.",
      changes = true)
  String rescueTask(
      @Named(value = "task", meaning = "the id of the task, as findUncovered shows it: 57#1893")
          String task,
      @Named(value = "reason", meaning = ParameterMeanings.REASON) String reason);

  @Described(
      "Returns the loop that a thread is in, and the steps that rescue would take"
          + " there. Changes nothing.")
  String planRescue(@Named(value = "threadId", meaning = ParameterMeanings.THREAD) long threadId)
      throws InterruptedException;

  @Described(
      value =
          "Requests a stop of one task. The request is refused if the task is over, even if"
              + " its thread has another task.",
      changes = true)
  String stopTask(
      @Named(value = "task", meaning = ParameterMeanings.TASK) String task,
      @Named(value = "reason", meaning = ParameterMeanings.REASON) String reason);

  @Described(
      value =
          "Requests a stop of one task. The request expires after the given number of"
              + " seconds.",
      changes = true)
  String stopTask(
      @Named(value = "task", meaning = ParameterMeanings.TASK) String task,
      @Named(value = "reason", meaning = ParameterMeanings.REASON) String reason,
      @Named(value = "seconds", meaning = ParameterMeanings.SECONDS) long seconds);

  @Described(
      value =
          "Same as stopTask without seconds, for clients that do not support two operations"
              + " of one name.",
      changes = true)
  String stopTaskById(
      @Named(value = "task", meaning = ParameterMeanings.TASK) String task,
      @Named(value = "reason", meaning = ParameterMeanings.REASON) String reason);

  @Described(
      value =
          "Same as stopTask with seconds, for clients that do not support two operations of"
              + " one name.",
      changes = true)
  String stopTaskWithin(
      @Named(value = "task", meaning = ParameterMeanings.TASK) String task,
      @Named(value = "reason", meaning = ParameterMeanings.REASON) String reason,
      @Named(value = "seconds", meaning = ParameterMeanings.SECONDS) long seconds);

  @Described(
      "Same as stopHottest without a token, for clients that do not support two"
          + " operations of one name.")
  String offerHottest(
      @Named(value = "reason", meaning = ParameterMeanings.REASON_AGAIN) String reason)
      throws InterruptedException;

  @Described(
      value =
          "Same as stopHottest with a token, for clients that do not support two operations"
              + " of one name.",
      changes = true)
  String stopOffered(
      @Named(value = "reason", meaning = ParameterMeanings.REASON) String reason,
      @Named(value = "token", meaning = "the number that offerHottest returned") String token);

  @Described(
      "Finds the task with the hottest loop and returns its description and a token."
          + " Stops nothing; a second call with the token requests the stop.")
  String stopHottest(
      @Named(value = "reason", meaning = ParameterMeanings.REASON_AGAIN) String reason)
      throws InterruptedException;

  @Described(
      value =
          "Requests a stop of the task that the call without a token found, even if another"
              + " loop is hotter by now.",
      changes = true)
  String stopHottest(
      @Named(value = "reason", meaning = ParameterMeanings.REASON) String reason,
      @Named(value = "token", meaning = "the number that the call without a token returned")
          String token);

  @Described(
      value =
          "Throws the stop error of an open request even where the rules defer it: in"
              + " cleanup code, static initialisers and methods that nostop names. Classes and"
              + " data that this damages stay damaged.",
      changes = true)
  String force(
      @Named(value = "requestId", meaning = ParameterMeanings.REQUEST) long requestId,
      @Named(value = "reason", meaning = "the reason, shown in Requests") String reason);

  @Described(
      value =
          "Requests a stop of the current task of each thread whose name matches the" + " pattern.",
      changes = true)
  String stopThreadsNamed(
      @Named(
              value = "pattern",
              meaning =
                  "a pattern for whole thread names, such as report-*: * matches any characters, ?"
                      + " matches one")
          String pattern,
      @Named(value = "reason", meaning = ParameterMeanings.REASON) String reason);

  @Described(
      value =
          "Requests a stop of the current task of each thread that has a frame of a"
              + " matching class on its stack.",
      changes = true)
  String stopThreadsIn(
      @Named(
              value = "classPattern",
              meaning =
                  "a class pattern: com.acme.Report for one class, com.acme.* for a package,"
                      + " com.acme.** for all packages below, too")
          String classPattern,
      @Named(value = "reason", meaning = ParameterMeanings.REASON) String reason);

  @Described(
      value =
          "Requests a stop as stopTask, stopThread or stopThreadsNamed does, and returns the"
              + " rows of the requests, for programs.",
      changes = true)
  TabularData requestStop(
      @Named(
              value = "target",
              meaning = ParameterMeanings.TARGET + ", or a pattern for thread names")
          String target,
      @Named(value = "reason", meaning = ParameterMeanings.REASON) String reason)
      throws OpenDataException;

  @Described(
      value =
          "Requests a stop as rescueTask or rescue does, and returns the row of the request,"
              + " for programs.",
      changes = true)
  TabularData requestRescue(
      @Named(value = "target", meaning = ParameterMeanings.TARGET) String target,
      @Named(value = "reason", meaning = ParameterMeanings.REASON) String reason)
      throws OpenDataException;

  @Described(
      "Describes one stop request: its state with the cause, the requester, the"
          + " consequences of the stop, and the next step.")
  String describe(@Named(value = "requestId", meaning = ParameterMeanings.REQUEST) long requestId);

  @Described(
      value = "Cancels an open stop request. No stop error is thrown for it any more.",
      changes = true)
  String cancel(@Named(value = "requestId", meaning = ParameterMeanings.REQUEST) long requestId);

  @Described(
      value =
          "Removes the agent from this JVM: cancels open requests, restores the original"
              + " code of all classes, ends the threads of the agent and unregisters this MBean.",
      changes = true)
  String detach();

  @Described(
      "Returns the number of loaded classes that addClasses and removeClasses would"
          + " reload for this pattern, and the estimated seconds. Changes nothing.")
  CompositeData previewClasses(
      @Named(value = "pattern", meaning = ParameterMeanings.PATTERN) String pattern)
      throws OpenDataException;

  @Described(
      value =
          "Gives brakes to the loops of matching classes that are loaded or will be loaded."
              + " A loop that is already running keeps its old code until its method returns, but"
              + " can often be stopped in a method that it calls.",
      changes = true)
  String addClasses(@Named(value = "pattern", meaning = ParameterMeanings.PATTERN) String pattern);

  @Described(
      value =
          "Removes the brakes from matching classes and restores their original code. The"
              + " classes are excluded if another pattern includes them.",
      changes = true)
  String removeClasses(
      @Named(value = "pattern", meaning = ParameterMeanings.PATTERN) String pattern);
}
