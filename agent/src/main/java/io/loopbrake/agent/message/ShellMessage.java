/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.message;

/** The failures of commands in a shell. */
public enum ShellMessage implements Message {
  UNKNOWN_COMMAND(
      "LB-S01",
      "unknown command '{}'",
      "No command has this name.",
      "Type `java -jar loopbrake-agent.jar help`."),
  NO_ATTACH_API(
      "LB-S02",
      "this Java cannot reach other JVMs by their PID: it has no attach API (the module"
          + " jdk.attach, or lib/tools.jar of a JDK 8). Use the java of a JDK, or start the"
          + " application with a JMX port and give its URL, service:jmx:..., in place of the PID",
      "The command was run by a JRE, or by a small run-time image.",
      "Follow the message; see [the commands](shell.md#jvms-of-other-machines-and-users)."),
  NO_LIST(
      "LB-S03",
      "the JVMs of this machine cannot be listed: {}",
      "The JDK could not list them; the cause follows.",
      "Take the PID from `ps`."),
  NOT_A_JVM_NAME(
      "LB-S04",
      "'{}' is neither a process id nor a JMX URL (service:jmx:...)",
      "A PID is a number.",
      "Find the PID with `list`."),
  NO_PROCESS(
      "LB-S05",
      "there is no process {} on this machine; list shows the JVMs",
      "The PID is wrong, belongs to another machine or container, or the process has ended.",
      "Follow the message. A process has different ids inside and outside a container."),
  OTHER_USER(
      "LB-S06",
      "process {} belongs to the user {}, and a JVM answers to its own user only: run the command"
          + " as that user, as in sudo -u {} java -jar ...",
      "The JDK cannot attach to JVMs of other users, except as root.",
      "Follow the message."),
  NOT_A_JVM(
      "LB-S07",
      "process {} is not a JVM, or is still starting: the signal with which commands ask a JVM to"
          + " answer would end it",
      "The process does not catch the signal QUIT.",
      "Check the PID with `list`. If the JVM is just starting, try again."),
  ATTACHING_DISABLED(
      "LB-S08",
      "JVM {} was started with {} and answers to no command: if it has a JMX port, give its URL"
          + " in place of the PID, otherwise only a restart without that flag helps",
      "The flag forbids attaching.",
      "Follow the message."),
  LOADING_DISABLED(
      "LB-S09",
      "JVM {} was started with {} and accepts no agent while it runs: start it without that flag,"
          + " or with -javaagent",
      "`-XX:-EnableDynamicAgentLoading` forbids it, from Java 21 on.",
      "Follow the message. Until then only a restart stops the loop."),
  OTHER_FILE_SYSTEM(
      "LB-S10",
      "JVM {} has a file system of its own, as in a container, which lacks {}: copy the jar there"
          + " and run the command inside, where the JVM has the process id {} (docker cp, docker"
          + " exec)",
      "The JVM itself opens the jar of the agent.",
      "Follow the message. If there is no JDK inside, [start the JVM with the agent](options.md)."),
  UNREACHABLE(
      "LB-S11",
      "JVM {} cannot be reached: {}; it must be alive and belong to you (see: list). If so, it"
          + " stands still: top -H -p {} shows whether one of its threads keeps the others from a"
          + " safepoint",
      "No JVM has this PID, it belongs to another user, it [stands"
          + " still](limits.md#a-jvm-that-stands-still), or it refuses commands for an unknown"
          + " reason.",
      "Run the command as the same user and in the same container, or use a JMX URL."),
  NO_ANSWER_YET(
      "LB-S12",
      "JVM {} has not answered for {} s and may stand still: top -H -p {} shows whether one of"
          + " its threads keeps the others from a safepoint",
      "A call to this JVM waits. The whole JVM stands still, or its machine is very busy.",
      "See [a JVM that stands still](limits.md#a-jvm-that-stands-still)."),
  NO_ANSWER(
      "LB-S13",
      "JVM {} does not answer to {}: {}",
      "The JVM has ended, or forbids the command.",
      "See the cause that follows."),
  NO_AGENT(
      "LB-S14",
      "JVM {} has no agent, or it has not started. Start the application with -javaagent; rescue"
          + " stops a loop that runs away now",
      "Exit code 5.",
      "Follow the message. If the flag is set, read the standard error of the JVM."),
  NO_MBEAN(
      "LB-S15",
      "there is no Loopbrake MBean in that JVM: it has no agent, or the agent was started with"
          + " jmx=off, or it is off; see its standard error",
      "Exit code 5.",
      "Follow the message."),
  AGENT_ALREADY(
      "LB-S16",
      "JVM {} has the agent already, version {}. To cover more classes: include",
      "`attach` is for JVMs without the agent.",
      "Use `include`."),
  AGENT_NOT_STARTED(
      "LB-S17",
      "the agent did not start in JVM {}; the standard error of that JVM says why{}",
      "`attach` failed: the options have a mistake, the JVM cannot read the jar, or"
          + " `-XX:-EnableDynamicAgentLoading` forbids it.",
      "Read the standard error of the JVM."),
  STANDS_STILL(
      "LB-S18",
      "JVM {} stands still: {}. Nothing was done: an attach would wait, too, and only a restart"
          + " ends a loop without safepoint polls",
      "Exit code 8. A thread is in a loop that C2 has compiled without polls, as it does with"
          + " counted loops for the Serial and Parallel collectors and on Java 8.",
      "See [a JVM that stands still](limits.md#a-jvm-that-stands-still). Restart it."),
  MAY_STAND_STILL(
      "LB-S19",
      "it cannot be known whether JVM {} reaches safepoints: {}. If it does not, an attach makes"
          + " it stand still for good, as its next garbage collection will. Nothing was done;"
          + " --risk-freeze takes the risk",
      "Exit code 8. The JVM has asked for no safepoint while a thread was busy, or keeps no"
          + " counters.",
      "Wait for its next garbage collection and try again: `jstat -snap PID` shows"
          + " `sun.rt.safepoints` without stopping anything. If the only alternative is a"
          + " restart, take the risk."),
  NOTHING_BURNS(
      "LB-S20",
      "nothing burns in JVM {}: no thread of the application is busy",
      "`rescue` was called without a thread, and no thread uses a tenth of a processor, or less"
          + " on a machine with more running threads than processors.",
      "If a processor is busy nevertheless, find the thread of the JVM with `top -H -p PID`."),
  NO_THREAD_CHOSEN(
      "LB-S21",
      "no thread was named, and nothing was stopped: name one of the table by its id",
      "`rescue` was called without a thread in a script, or its question was not answered.",
      "Follow the message."),
  NO_NATIVE_ID(
      "LB-S22",
      "no Java thread has the native id {}: the thread may have ended, or belong to the JVM, such"
          + " as a thread of its garbage collector",
      "The id, from `top -H`, does not belong to a Java thread.",
      "See the name of the thread in `top -H`."),
  NONE_BUSY(
      "LB-S34",
      "no thread named {} is busy, and nothing was stopped: {} idle; name one by its id or its"
          + " whole name",
      "`rescue` got a name with stars, and no matching thread uses a tenth of a processor, or less"
          + " on a machine with more running threads than processors.",
      "Look at `top`: the loop may have ended, or run in another thread. For a thread that waits,"
          + " follow the message."),
  LEFT_OUT(
      "LB-S35",
      "thread {} is left out: {}",
      "`rescue` got the name of several threads, and this one cannot be stopped, for the reason"
          + " that follows. The others are stopped.",
      "Follow the remedy for [that reason](#answers-over-jmx)."),
  USER_WITH_PID(
      "LB-S23",
      "a user and a password need a JMX URL, not a PID",
      "Your own JVM needs no password.",
      "Omit both."),
  PASSWORD_WITHOUT_USER(
      "LB-S24", "a password needs a --user", "The user is missing.", "Add `--user`."),
  UNREADABLE_PASSWORD(
      "LB-S25",
      "the password file cannot be read: {}",
      "The cause follows.",
      "Correct the path or the permissions."),
  NO_TERMINAL(
      "LB-S26",
      "there is no terminal to ask for the password of {}: give --password-file",
      "The command runs in a script or a pipe.",
      "Follow the message."),
  LOGIN_REFUSED(
      "LB-S27",
      "the JVM at {} requires a valid --user and password: {}",
      "JMX requires a login there.",
      "Give `--user` and the correct password."),
  NO_CONNECTION(
      "LB-S28",
      "there is no JMX connection to {}: {}",
      "No JVM listens at this address, a firewall blocks the connection, or the JVM has ended.",
      "Check host and port. For a remote JVM, its JMX port and its RMI port must be open."),
  NOT_ALLOWED(
      "LB-S29",
      "the JMX user may not do that: {}",
      "The user has read access only.",
      "Use a user with write access."),
  CONNECTION_LOST(
      "LB-S30",
      "the connection broke, or the JVM has ended: {}",
      "The command cannot distinguish these cases. A request stays open in the JVM.",
      "See `requests`."),
  JVM_FAILED("LB-S31", "the JVM answers: {}", "The MBean has failed.", "Report it."),
  INTERRUPTED(
      "LB-S32", "interrupted while it waited", "The command was interrupted.", "See `requests`."),
  NO_ANSWER_BUT_SAFE(
      "LB-S36",
      "JVM {} has not answered for {} s, although it reaches safepoints: the thread that is to"
          + " answer waits, or is busy. kill -3 {} has the JVM print the stacks of its threads; the"
          + " one that serves commands is Attach Listener",
      "A call to this JVM waits. A thread of the application may hold a lock for which the answer"
          + " waits, such as [that of System.err](limits.md#a-jvm-whose-error-stream-is-held).",
      "See for what `Attach Listener` or `loopbrake-link` waits."),
  GIVES_UP(
      "LB-S37",
      "JVM {} has not answered for {} s, and the command gives up. If that JVM goes on, it may"
          + " still do what it was asked for",
      "The JVM stands still, is halted, or the thread that is to answer is blocked.",
      "See the message before this one. When the JVM answers again, `status` shows whether the"
          + " agent has started."),
  NOT_RUN(
      "LB-S33",
      "the command could not be run.",
      "The jar is incomplete or damaged; the next line has the cause.",
      "Use the jar as it was built.");

  private final Entry entry;

  ShellMessage(String code, String text, String cause, String remedy) {
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
