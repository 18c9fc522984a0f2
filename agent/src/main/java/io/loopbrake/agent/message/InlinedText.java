/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.message;

/**
 * The texts, or their constant parts, that are used in threads of the application, at checkpoints
 * and while a class is loaded, or when memory may have run out. javac copies these constants to the
 * classes that use them, so that no class of the catalogue is loaded there. Texts with {@link
 * Message#VARIABLE} are for {@link Filled}.
 */
public final class InlinedText {
  // Of failures to change a class.
  public static final String NOT_RELOADED = "the JVM refused to reload it";
  public static final String NO_BOUNDARIES = ", task boundaries could not be planted";
  public static final String NOT_RELOADED_FOR_BOUNDARIES =
      "the JVM refused to reload it for its task boundaries";
  public static final String NAMELESS_CLASS = "a class without a readable name";

  // Of the column why, and of the stop error.
  public static final String NOT_THROWN_YET = "the stop error was not thrown yet";
  public static final String WAITS = "the thread waits";
  public static final String DEAF = "; no interrupt ends this wait";
  public static final String BLOCKED = "the thread is BLOCKED";
  public static final String STOP_THAT_ONE = ": stop that one";
  public static final String DEADLOCK = " in turn: a deadlock, which no stop ends";
  public static final String READS_PIPE = "it reads from a pipe that {} can write to: end {}";
  public static final String WRITES_PIPE =
      "it writes to a pipe that {} can read from: have it read on, or end {}";
  public static final String AWAITS_ONLY_CHILD =
      "it waits for the end of process {}, the only child of this JVM: end that process";
  public static final String AWAITS_CHILD =
      "it waits for the end of one of the child processes {}: end that process";
  public static final String MAY_READ_CHILD =
      "if it reads the output of a child process, that is one of {}: end that process";
  public static final String AWAITS_FILE_LOCK =
      "it waits for the lock of a file that {} holds: end that process";
  public static final String READS_STANDARD_INPUT =
      "it reads the standard input of this JVM: write to it, or close its other end";
  public static final String RUNS_NATIVE_CODE = "the thread runs native code";
  public static final String RUNS = "the thread runs";
  public static final String AWAITS_INITIALISER =
      "it uses no processor, so it may wait for the static initialiser of {}: stop that one by"
          + " force, after which the class is unusable";
  public static final String NOT_INSTRUMENTED = " is not instrumented: ";
  public static final String OLD_CODE =
      " runs the code from before its class got brakes, until it is left: a stop takes effect"
          + " where it calls something that has brakes, or that the option reach gets to;"
          + " otherwise ask for a rescue";
  public static final String DEFERRED = "deferred";
  public static final String IN_INITIALISER = "in the static initialiser of ";
  public static final String IN_CLASS_LOADING = "the JVM loads or links a class in ";
  public static final String MOVES_ELEMENTS = ", which moves the elements of the collection";
  public static final String NAMED_BY_NOSTOP = ", which nostop names";
  public static final String OWNS_MONITOR = "the thread owns the monitor of ";
  public static final String CLEANS_UP = "cleanup code runs in ";
  public static final String MILLIS_AT_MOST = " ms after the first delivery at the latest";
  public static final String GOES_ON = "code that caught the stop error goes on until ";
  public static final String UNSETTLED =
      "it is not known yet whether the thread tries the same work again or does other work";
  public static final String LEFT = "the stop error has left ";
  public static final String WORKERS_GO_ON = "; the thread goes on, as workers do";
  public static final String WITH_TASKS = WORKERS_GO_ON + " (with tasks=";
  public static final String EACH_CALL = " each call of that method is a task of its own)";
  public static final String CUT_OFF = "cleanup code was cut off in ";
  public static final String WORKS_INSIDE =
      "the thread works on task {} inside it, which must not be disturbed: stop that one if it runs away; {}";
  public static final String THROWN_AT = "thrown at ";
  public static final String WHILE_SUSPENDED = ", while the thread was suspended";
  public static final String INTERRUPTED = "interrupted while it";
  public static final String RULES_FAILED = "the rules for stops failed with ";
  public static final String THROWN_WITHOUT_STACK =
      "thrown although the stack could not be examined";
  public static final String THROWN_WITHOUT_MEMORY =
      "thrown although no memory was left to examine the stack";
  public static final String FORCED_BY = "forced past all rules by ";
  public static final String HAS_ENDED = " has ended";
  public static final String ENDED_BEFORE =
      " ended by itself before the stop error could be thrown";
  public static final String WORK_ENDED = ", which ran when the stop was requested, has ended";
  public static final String NOTICED = "cancelled because the code took note of the interrupt";
  public static final String CANCELLED_BY = "cancelled by ";
  public static final String EXPIRED = "not over within ";
  public static final String NO_TARGET_ANY_MORE = " s, so it is no longer a target; ";
  public static final String AGENT_REMOVED = "cancelled because the agent was removed";
  public static final String WAIT_ENDED = "{} was {}, after at least {} ms{}";
  public static final String WAIT_NOT_ENDED = "{} could not be {} ({})";
  public static final String WAIT_GOES_ON = "its wait goes on after {} attempts to end it";
  public static final String ATTEMPT_THREW = "an attempt to end its wait threw {}";
  public static final String INTERRUPT_THREW = "the method interrupt of its thread threw {}";
  public static final String ASKED_AS_WELL = "asked for by {} as well: {}";
  public static final String PAST_DEADLINE = "at work for longer than its deadline {} allows";
  public static final String STILL_INTERRUPTED =
      "still at work with its interrupt status set for longer than {} allows";
  public static final String STOPPED_BY = "stopped by Loopbrake request ";
  public static final String ASKED_FOR_BY = " (asked for by ";

  private InlinedText() {}
}
