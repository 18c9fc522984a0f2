/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.jmx;

import javax.management.openmbean.CompositeData;
import javax.management.openmbean.OpenDataException;
import javax.management.openmbean.TabularData;

/**
 * What can be seen and done over JMX. Getters are attributes, other methods operations; their
 * descriptions are what JMX clients show. Arguments are {@code long} and {@code String} only, so
 * that every client can type them in.
 *
 * <p>A bad argument is answered by an {@link IllegalArgumentException} with a sentence that says
 * what is wrong with it; nothing is done then.
 */
@Described(
    "Stops loops that run away, without restarting the JVM. Use findLoops to see what is busy,"
        + " stopTask to stop it, Requests to see what became of it.")
public interface LoopbrakeOperations {
  @Described(
      "What this agent covers and what it does not: version, patterns, classes, checkpoints, and the"
          + " last failures with their causes.")
  CompositeData getStatus() throws OpenDataException;

  @Described("The open stop requests and the last closed ones, newest first.")
  TabularData getRequests() throws OpenDataException;

  @Described(
      "Watches all threads for a while and lists those that are busy in a loop with brakes, hottest"
          + " first. What is busy elsewhere, findUncovered lists.")
  TabularData findLoops(
      @Named(value = "millis", meaning = "how long to watch, in milliseconds: 50 to 60000")
          long millis)
      throws OpenDataException, InterruptedException;

  @Described(
      "Watches all threads for a while and lists those that use a tenth of a processor or more and"
          + " are in no loop with brakes, hottest first, with what would reach them.")
  TabularData findUncovered(
      @Named(value = "millis", meaning = "how long to watch, in milliseconds: 50 to 60000")
          long millis)
      throws OpenDataException, InterruptedException;

  @Described(
      "Does what findLoops and findUncovered do, with one look for both: each look stops the JVM for a"
          + " moment.")
  CompositeData findBusy(
      @Named(value = "millis", meaning = "how long to watch, in milliseconds: 50 to 60000")
          long millis)
      throws OpenDataException, InterruptedException;

  @Described(
      value =
          "Asks one thread to stop what it works on now, and that only: the stop error is thrown at"
              + " its next loop checkpoint and again until the task is over.",
      changes = true)
  String stopThread(
      @Named(value = "threadId", meaning = "the id of the thread, as findLoops shows it")
          long threadId,
      @Named(value = "reason", meaning = "why; shown in the error and in Requests") String reason);

  @Described(
      value =
          "Asks one thread to stop what it works on now, as stopThread does, and uses every means if"
              + " the loop has no checkpoint: checkpoints at the entry of the methods that it calls,"
              + " and an error that is thrown in the loop while its thread is suspended.",
      changes = true)
  String rescue(
      @Named(value = "threadId", meaning = "the id of the thread, as a thread dump shows it")
          long threadId,
      @Named(value = "reason", meaning = "why; shown in the error and in Requests") String reason);

  @Described(
      value = "As rescue, of one task; refused if it is over, whatever its thread does by then.",
      changes = true)
  String rescueTask(
      @Named(value = "task", meaning = "the id of the task, as findUncovered shows it: 57#1893")
          String task,
      @Named(value = "reason", meaning = "why; shown in the error and in Requests") String reason);

  @Described("Says in which loop a thread turns, and what rescue would do there. Changes nothing.")
  String planRescue(
      @Named(value = "threadId", meaning = "the id of the thread, as a thread dump shows it")
          long threadId)
      throws InterruptedException;

  @Described(
      value = "Asks one task to stop; refused if it is over, whatever its thread does by then.",
      changes = true)
  String stopTask(
      @Named(value = "task", meaning = "the id of the task, as findLoops shows it: 57#1893")
          String task,
      @Named(value = "reason", meaning = "why; shown in the error and in Requests") String reason);

  @Described(
      value = "Asks one task to stop, for some seconds at most; then the request expires.",
      changes = true)
  String stopTask(
      @Named(value = "task", meaning = "the id of the task, as findLoops shows it: 57#1893")
          String task,
      @Named(value = "reason", meaning = "why; shown in the error and in Requests") String reason,
      @Named(value = "seconds", meaning = "for how long the request stays open: 1 to 86400")
          long seconds);

  @Described(
      value = "As stopTask without seconds, for clients to which a name means one operation.",
      changes = true)
  String stopTaskById(
      @Named(value = "task", meaning = "the id of the task, as findLoops shows it: 57#1893")
          String task,
      @Named(value = "reason", meaning = "why; shown in the error and in Requests") String reason);

  @Described(
      value = "As stopTask with seconds, for clients to which a name means one operation.",
      changes = true)
  String stopTaskWithin(
      @Named(value = "task", meaning = "the id of the task, as findLoops shows it: 57#1893")
          String task,
      @Named(value = "reason", meaning = "why; shown in the error and in Requests") String reason,
      @Named(value = "seconds", meaning = "for how long the request stays open: 1 to 86400")
          long seconds);

  @Described("As stopHottest without a token, for clients to which a name means one operation.")
  String offerHottest(
      @Named(
              value = "reason",
              meaning = "why you would stop it, as you will give it with the token")
          String reason)
      throws InterruptedException;

  @Described(
      value = "As stopHottest with a token, for clients to which a name means one operation.",
      changes = true)
  String stopOffered(
      @Named(value = "reason", meaning = "why; shown in the error and in Requests") String reason,
      @Named(value = "token", meaning = "the number that offerHottest gave") String token);

  @Described(
      "Finds the task that loops hottest and says what it would stop; stops nothing, but gives a token"
          + " with which to do so.")
  String stopHottest(
      @Named(
              value = "reason",
              meaning = "why you would stop it, as you will give it with the token")
          String reason)
      throws InterruptedException;

  @Described(
      value =
          "Asks the task to stop that the call without a token found, even if another loops hotter"
              + " by now.",
      changes = true)
  String stopHottest(
      @Named(value = "reason", meaning = "why; shown in the error and in Requests") String reason,
      @Named(value = "token", meaning = "the number that the call without a token gave")
          String token);

  @Described(
      value =
          "Throws the stop error of an open request whatever the thread is doing: in cleanup code,"
              + " static initialisers, methods that nostop names. What it breaks there stays broken.",
      changes = true)
  String force(
      @Named(value = "requestId", meaning = "the id of the request, as Requests shows it")
          long requestId,
      @Named(value = "reason", meaning = "why; shown in Requests") String reason);

  @Described(
      value =
          "Asks all threads whose whole name is what the pattern says to stop what they work on.",
      changes = true)
  String stopThreadsNamed(
      @Named(
              value = "pattern",
              meaning = "a thread name; * stands for any characters, ? for one: report-*")
          String pattern,
      @Named(value = "reason", meaning = "why; shown in the error and in Requests") String reason);

  @Described(
      value =
          "Asks all threads that are at work in a class (it is on their stack) to stop what they do.",
      changes = true)
  String stopThreadsIn(
      @Named(
              value = "classPattern",
              meaning = "classes: com.acme.Report one, com.acme.* a package, com.acme.** all below")
          String classPattern,
      @Named(value = "reason", meaning = "why; shown in the error and in Requests") String reason);

  @Described(
      "Tells all of one stop request: how it stands, why, who asked, what will follow, and what to do next.")
  String describe(
      @Named(value = "requestId", meaning = "the id of the request, as Requests shows it")
          long requestId);

  @Described(value = "Takes an open stop request back.", changes = true)
  String cancel(
      @Named(value = "requestId", meaning = "the id of the request, as Requests shows it")
          long requestId);

  @Described(
      value =
          "Takes the agent out of this JVM: takes open requests back, restores the original code of"
              + " all classes, ends the agent's threads and takes this MBean away.",
      changes = true)
  String detach();

  @Described(
      "Says how many loaded classes addClasses and removeClasses would reload for this pattern, and"
          + " how many seconds that takes. Changes nothing.")
  CompositeData previewClasses(
      @Named(value = "pattern", meaning = "classes: com.acme.Report, com.acme.*, com.acme.**")
          String pattern)
      throws OpenDataException;

  @Described(
      value =
          "Puts brakes into more classes, those that are loaded and those to come. A loop that is"
              + " running already keeps its old code until its method is left, but is often stopped at"
              + " what it calls.",
      changes = true)
  String addClasses(
      @Named(value = "pattern", meaning = "classes: com.acme.Report, com.acme.*, com.acme.**")
          String pattern);

  @Described(
      value =
          "Takes the brakes out of classes and restores their original code. A pattern that was not"
              + " included is excluded.",
      changes = true)
  String removeClasses(
      @Named(value = "pattern", meaning = "classes: com.acme.Report, com.acme.*, com.acme.**")
          String pattern);
}
