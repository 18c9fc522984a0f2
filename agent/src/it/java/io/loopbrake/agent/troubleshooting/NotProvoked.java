/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.troubleshooting;

import java.util.Map;

/** The rows of the page that no test here provokes, each with the reason. */
final class NotProvoked {
  static final Map<String, String> ROWS =
      Map.ofEntries(
          Map.entry(
              "it is not known yet whether the thread tries the same work again or does other work",
              "It lasts for some milliseconds."),
          Map.entry(
              "*** java.lang.instrument ASSERTION FAILED ***: \"!errorOutstanding\"",
              "Java 8 says it once in many runs; tests that use stacks up bear it."),
          Map.entry(
              "`Secure connection failed. Retry insecurely?` (JConsole)",
              "The test that drives JConsole answers it."),
          Map.entry(
              "the rules for stops failed with ...",
              "No failure is known; unit tests make one up."),
          Map.entry("thrown although the stack could not be examined", "As above, and forced."),
          Map.entry(
              "thrown although no memory was left to examine the stack",
              "How much memory a look needs is not known beforehand; unit tests make a failure up."),
          Map.entry(
              "has kept a checkpoint that stood there for a stop",
              "The JVM takes back code that it had before."),
          Map.entry(
              "thread ... has ended", "It has to end in the microseconds after it was found."),
          Map.entry("task ... is over", "As above."),
          Map.entry("no request: ...", "As above, one of several."),
          Map.entry(
              "Loopbrake has been removed from this JVM",
              "It has to be asked in the moment of the removal; a unit test asks."),
          Map.entry(
              "cancelled because the agent was removed",
              "The MBean is gone by then; a unit test reads it."),
          Map.entry(
              "an attempt to end its wait threw ...",
              "No failure is known; a unit test makes one up."),
          Map.entry(
              "The thread has ended.", "It has to end in the microseconds after it was found."),
          Map.entry(
              "the thread passes no checkpoint, and its loop is being looked for",
              "It lasts for some milliseconds."),
          Map.entry("the search for its loop failed", "No failure is known."),
          Map.entry(
              "no loop without a checkpoint was found around ...",
              "The thread has to be busy for long in no loop of Java."),
          Map.entry(
              "these classes have not got their code back: ...",
              "The JVM takes back code that it had before."),
          Map.entry(
              "the means to suspend its thread are being tried",
              "It lasts for some tenths of a second."),
          Map.entry("... is met while the thread is suspended", "As above."),
          Map.entry(
              "... was not met where an error can be thrown",
              "The thread has to be elsewhere whenever it is looked at."),
          Map.entry(
              "... is code of the JDK, in which nothing is thrown unless it is forced",
              "No loop of the JDK is known that never ends and calls nothing."),
          Map.entry(
              "this JVM does not tell its version of Java",
              "Without it the agent does not start; a unit test makes it up."),
          Map.entry(
              "Java 20 has no Thread.stop any more, and no java.lang.foreign as Java 21 has it",
              "Java 20 is not in the matrix; a unit test makes it up."),
          Map.entry("this JVM does not allow it: ...", "No such JVM is known."),
          Map.entry("of ... errors thrown in a loop of our own, ... arrived", "As above."),
          Map.entry("this JVM cannot suspend a virtual thread", "Java 19 is not in the matrix."),
          Map.entry("the thread belongs to the garbage collector", "It would have to be busy."),
          Map.entry("the thread cannot be held: ...", "No failure is known."),
          Map.entry("the thread could not be resumed: ...", "As above."),
          Map.entry("references could not be deleted: ...", "As above."),
          Map.entry("the look failed with ...", "As above."),
          Map.entry(
              "the look took too long, so the thread was let go",
              "The machine has to be overloaded."),
          Map.entry("the thread is not suspended", "A debugger would have to be in the way."),
          Map.entry("the thread is suspended already, by a debugger or another agent", "As above."),
          Map.entry(
              "the virtual thread is at a place where nothing can be thrown",
              "It lasts for some microseconds."),
          Map.entry(
              "the JVM does not grant the capability", "A debugger would have to be in the way."),
          Map.entry(
              "the JVM is out of memory", "It is not known beforehand when memory runs out there."),
          Map.entry("the JVM is ending", "It has to end in the microseconds of a look."),
          Map.entry("error ... of JVMTI", "No failure is known; a unit test makes one up."),
          Map.entry(
              "no checkpoint is planted for ..., because the classes that it calls were reloaded for"
                  + " stops ... times",
              "It takes some eighty stops of loops without checkpoints."));

  private NotProvoked() {}
}
