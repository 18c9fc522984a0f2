/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.message;

/** What fails while the agent runs. */
public enum RunMessage implements Message {
  CLASS_LEFT(
      "LB-R01",
      "class left as it was: {}",
      "The class could not be instrumented, and runs unchanged; its name and the cause follow. If"
          + " there is `version` and a number, its class file could not be read or written.",
      "The application is not harmed. If the loops of the class matter, report it with the class"
          + " file."),
  NOT_DUMPED(
      "LB-R02",
      "could not be dumped (it is instrumented all the same)",
      "The directory of the option `dump` cannot be written.",
      "Correct the path. The class has its brakes nevertheless."),
  NOT_RELOADED(
      "LB-R03",
      InlinedText.NOT_RELOADED,
      "A class that was loaded before could not be given brakes; the cause follows.",
      "Put the flag on the command line, so that the class has brakes when it is loaded."),
  NO_BOUNDARIES(
      "LB-R04",
      "version {}" + InlinedText.NO_BOUNDARIES,
      "The class's file could not be read or written; the cause follows. Its tasks cannot be told"
          + " apart.",
      "The application is not harmed. Report it with the class file."),
  NOT_RELOADED_FOR_BOUNDARIES(
      "LB-R05",
      InlinedText.NOT_RELOADED_FOR_BOUNDARIES,
      "A class that was loaded before could not be changed; the cause follows. Its tasks cannot"
          + " be told apart.",
      "Put the flag on the command line."),
  NAMELESS_CLASS(
      "LB-R06",
      InlinedText.NAMELESS_CLASS,
      "The class file could not be read, not even the name of the class.",
      "Nothing, unless the JVM rejects the class as well."),
  CHECKPOINT_KEPT(
      "LB-R07",
      "has kept a checkpoint that stood there for a stop",
      "The JVM refused to restore the code of a class after a stop; the name and the cause stand"
          + " before and after the message.",
      "The application is not harmed. Report it."),
  NO_AUDIT_FILE(
      "LB-R08",
      "the audit file {} cannot be written; until it can, messages go to this stream only: {}",
      "The directory is missing, the user of the JVM may not write there, the disk is full, or a"
          + " link, a pipe or a directory has the path of the file. The message comes once until"
          + " the file can be written again.",
      "Correct the path or the permissions."),
  NO_MBEAN(
      "LB-R09",
      "the MBean could not be registered, so nothing can be stopped over JMX",
      "The MBean server of the JVM refused the MBean; the trace has the cause.",
      "Remove the cause, or report it.");

  private final Entry entry;

  RunMessage(String code, String text, String cause, String remedy) {
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
