/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.message;

/** The reasons for an application without brakes, as the agent tells them when it starts. */
public enum StartMessage implements Message {
  BAD_OPTION(
      "LB-G01",
      "OFF: the application runs without brakes.",
      "The options have a mistake; `what`, `why` and `remedy` follow.",
      "Follow `remedy`, and restart the JVM. The mistakes are"
          + " [below](#mistakes-in-options-and-patterns)."),
  OFF(
      "LB-G02",
      "OFF: the application runs without brakes, because the agent could not start.",
      "The JVM refuses something that the agent needs; the trace has the cause.",
      "Report it, with the trace and the output of `java -version`."),
  NO_MANAGEMENT(
      "LB-G03",
      "OFF: the application runs without brakes, because this runtime lacks the module"
          + " java.management. Give it that, jdk.management and jdk.management.agent (jlink"
          + " --add-modules)",
      "The runtime was made by jlink, without this module.",
      "See [running it safely](production.md#the-jvm-and-its-neighbours)."),
  NOT_LOADED(
      "LB-G04",
      "the agent could not start; the application runs without brakes.",
      "The next line has the cause. `AccessControlException`: a security manager. Otherwise the"
          + " jar is incomplete or damaged.",
      "Grant the jar [its permission](production.md#the-jvm-and-its-neighbours), or use the jar"
          + " as it was built; do not repackage it."),
  ALREADY_RUNNING(
      "LB-G05",
      "already running in this JVM; this second start has no effect. To cover more classes call"
          + " addClasses of the MBean {}",
      "The flag is on the command line twice, or the agent was attached to a JVM that has it.",
      "Nothing, or call `addClasses`. The options of the second start are ignored."),
  BROKEN(
      "LB-G06",
      "BRAKES DO NOT WORK in this JVM: {}. Loopbrake {} goes on, but do not rely on it; please"
          + " report this with the output of java -version",
      "The self-test failed. One of the five reasons below follows the colon.",
      "Do not rely on stops in this JVM. Report it."),
  NO_TEST_CHECKPOINT(
      "LB-G07",
      "a test loop got no checkpoint; failures: {}",
      "Self-test: the instrumentation did not work; the failures follow.",
      "Try without other agents; report it."),
  TEST_NOT_STOPPED(
      "LB-G08",
      "a test loop ({}) was not stopped within {} ms: {}",
      "Self-test: no stop error within that time.",
      "If the machine was very busy, restart the JVM. Report it if it happens again."),
  TEST_ENDED_OTHERWISE(
      "LB-G09",
      "a test loop ({}) ended with {} instead of the stop error",
      "Self-test: the loop ended with another error.",
      "Report it."),
  TEST_FAILED(
      "LB-G10",
      "the self-test failed with {}",
      "Self-test: an exception, named in the message.",
      "Report it."),
  TEST_INTERRUPTED(
      "LB-G11",
      "the self-test was interrupted",
      "Self-test: something interrupted the thread that starts the JVM.",
      "Restart.");

  private final Entry entry;

  StartMessage(String code, String text, String cause, String remedy) {
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
