/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.message;

/** The answers to calls over JMX that were not carried out, or only in part. */
public enum AnswerMessage implements Message {
  NO_THREAD(
      "LB-A01",
      "no live thread has the id {}: it may have ended by itself",
      "The thread has ended, or the id is of another JVM.",
      "Call `findLoops` again."),
  NOT_A_TASK_ID(
      "LB-A02",
      "'{}' is not the id of a task: findLoops shows them, such as 57#1893",
      "The argument is the id of a thread, or the word \"String\" from JConsole.",
      "Type the `task` that `findLoops` shows."),
  LONG_TASK_ID(
      "LB-A03",
      "the id of a task is {} characters long: findLoops shows them, such as 57#1893",
      "The argument is something else.",
      "Type the `task` that `findLoops` shows."),
  TASK_OVER(
      "LB-A04",
      "task {} is over; thread {}",
      "The task has ended; its thread now has another task, or waits.",
      "Nothing. If a loop is still running, call `findLoops` again."),
  TASK_AND_THREAD_OVER(
      "LB-A05",
      "task {} is over: its thread has ended",
      "The task and its thread have ended.",
      "Nothing."),
  WAITS_FOR_WORK(
      "LB-A06",
      "thread {} ({}) is a worker that waits for work: it has no task to stop",
      "The thread belongs to a pool, and is between two tasks.",
      "Nothing, because it does not loop."),
  CARRIES_VIRTUAL_THREADS(
      "LB-A07",
      "thread {} ({}) only carries virtual threads: findLoops shows those that loop",
      "The id is that of a carrier thread, as in a thread dump.",
      "Call `findLoops`, and stop the virtual thread."),
  BAD_TOKEN(
      "LB-A08",
      "'{}' is not a valid token: call stopHottest without a token to get one",
      "The token is wrong, or older than five minutes.",
      "Call `stopHottest` without a token, and read its answer."),
  NOTHING_BUSY(
      "LB-A09",
      "no thread is busy in a loop with brakes; nothing is stopped",
      "No loop of an included class is busy, or not for long enough.",
      "Look at `findUncovered` and at a thread dump, and include the class for the next time."),
  HOTTER(
      "LB-A26",
      "thread {} ({}) is hotter, with {} % of a processor; it is in no loop with brakes;"
          + " planRescue({}) tells by which means a stop can reach it",
      "`stopHottest` offers tasks in loops with brakes only. A thread elsewhere uses at least a fifth"
          + " more of a processor, or no loop with brakes is busy.",
      "If that thread is the runaway, use `rescue`, and not the token."),
  BAD_EXPIRY(
      "LB-A10",
      "a request cannot stay open for {} s: give 1 to {}",
      "JConsole puts 0 into number fields.",
      "Type a number of seconds, or use the `stopTask` without them."),
  BAD_THREAD_ID(
      "LB-A11",
      "a thread id is 1 or more, not {}: findLoops and thread dumps show the ids",
      "JConsole puts 0 into number fields.",
      "Type the id that `findLoops` shows. A thread dump by `jstack` has it after `#`."),
  THREAD_ENDED("LB-A12", "thread {} has ended", "It ended just before the request.", "Nothing."),
  TASK_ENDED("LB-A13", "task {} is over", "It ended just before the request.", "Nothing."),
  THREAD_OF_AGENT(
      "LB-A14",
      "thread {} ({}) belongs to Loopbrake",
      "The threads of the agent cannot be stopped.",
      "Choose another thread."),
  NO_REASON(
      "LB-A15",
      "the reason is empty: give a reason, which the stop error and Requests show",
      "No reason was given.",
      "Give a reason in a few words."),
  LONG_REASON(
      "LB-A16",
      "the reason is {} characters long: at most {} are allowed",
      "The reason has more than 500 characters.",
      "Shorten it."),
  NO_REQUEST(
      "LB-A17",
      "no request has the id {}: look at Requests",
      "There was no such request, or it was closed more than 200 requests ago.",
      "Look at Requests."),
  REQUEST_CLOSED(
      "LB-A18",
      "{}; it is closed and cannot be {} any more",
      "The request has ended; the message begins with its outcome.",
      "Nothing."),
  BAD_WATCH_TIME(
      "LB-A19",
      "cannot watch for {} ms: give {} to {}",
      "JConsole puts 0 into number fields.",
      "Type 1000."),
  NOTHING_REQUESTED(
      "LB-A20",
      "0 requests: {}; nothing is stopped",
      "The reason is one of the next two messages.",
      ""),
  NO_THREAD_NAMED(
      "LB-A21",
      "no thread at work is named {}",
      "The pattern does not match the whole name of a thread, or all matching threads wait for"
          + " work.",
      "Add stars, as in `report-*`. A thread of the JVM, such as `Finalizer`, needs its whole name, and"
          + " has to run."),
  NO_THREAD_IN(
      "LB-A22",
      "no thread has a frame of {} on its stack",
      "No thread is at work in a matching class at the moment.",
      "Try again; look at `findLoops`."),
  NOT_REQUESTED(
      "LB-A23",
      "no request: {}",
      "One of several tasks ended before its stop could be requested.",
      "Nothing."),
  NO_BRAKES(
      "LB-A24",
      "no loop in the loaded classes of this pattern has brakes",
      "No loaded class that matches has a loop, or its loops cannot have brakes, as in"
          + " `java.lang`. The next lines have the number for each reason.",
      "Name the class that calls the loop. See [limits](limits.md#classes-that-are-left-alone)."),
  REMOVED(
      "LB-A25",
      "Loopbrake has been removed from this JVM",
      "`detach` was called at the same time.",
      "Start the agent again, for example by the command `attach`.");

  private final Entry entry;

  AnswerMessage(String code, String text, String cause, String remedy) {
    this.entry = new Entry(code, text, cause, remedy);
  }

  @Override
  public Entry entry() {
    return entry;
  }

  @Override
  public String toString() {
    return text();
  }
}
