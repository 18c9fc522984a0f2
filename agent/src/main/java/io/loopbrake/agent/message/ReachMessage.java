/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.message;

/**
 * The messages about a stop in a loop without a checkpoint: the plan, the attempt in progress, and
 * the reasons for a failure. Only threads of the agent use these entries.
 */
public enum ReachMessage implements Message {
  THREAD_ENDED(
      "LB-T01", "The thread has ended.", "The plan: there is nothing left to stop.", "Nothing."),
  NOTHING_TURNS(
      "LB-T02",
      "Nothing turns: {}",
      "The plan: the thread was seen in no loop and in no recursion. The message has its place.",
      "If the thread is busy, call `planRescue` again: it looks for a moment only."),
  TURNS_IN(
      "LB-T03",
      "It turns in {}.",
      "The plan: this loop or recursion keeps the thread busy. The steps follow. If several loops"
          + " are named, they are tried in this order.",
      "Call `rescue` to carry out the plan."),
  STEP(
      "LB-T04",
      "{}. A checkpoint at the entry of {}",
      "The plan: the loop calls this method, and the stop error is thrown at its entry. Other"
          + " threads that call the method are not affected.",
      "Nothing."),
  MORE_STEPS(
      "LB-T05",
      "and then {} more calls",
      "The plan: it has more steps than are shown.",
      "Nothing."),
  STEP_IN_LOOP_ITSELF(
      "LB-T06",
      "It calls nothing that can have a checkpoint: the error is thrown in the loop itself, while"
          + " the thread is suspended.",
      "The plan: the loop calls no method, or only methods that get no checkpoint.",
      "Call `rescue`. The error can be thrown at any instruction of the loop; check the data that"
          + " the loop changes."),

  SEARCHES(
      "LB-T07",
      "the thread passes no checkpoint, and its loop is being looked for",
      "The thread is busy in code without checkpoints.",
      "Wait."),
  SEARCH_FAILED(
      "LB-T08",
      "the search for its loop failed",
      "An unexpected exception ended the attempt, for example because memory had run out. The"
          + " attempt is repeated.",
      "If the message stays and there is memory, report it."),
  NO_LOOP(
      "LB-T09",
      "no loop without a checkpoint was found around {}",
      "The thread was seen in no loop that could be reached. It may run native code. The attempt is"
          + " repeated.",
      "Look at the place. If it does not change, see"
          + " [limits](limits.md#loops-without-checkpoints)."),
  PLANTS(
      "LB-T10",
      "{} has no checkpoint; one is planted at the entry of {}",
      "The loop calls this method. The error is thrown at the next call.",
      "Wait."),
  REACHED(
      "LB-T11",
      "{} is reached at its calls of {}",
      "The loop has called a method with such a checkpoint. If the error is not thrown yet, the"
          + " message also has the reason, after `deferred`.",
      "Wait. If the error is deferred, follow the remedy for that reason."),
  WAS_REACHED(
      "LB-T12",
      "it was reached by checkpoints at the entry of {}, which are taken out again",
      "The classes of these methods have their original code again.",
      "Nothing."),
  CODE_KEPT(
      "LB-T13",
      "these classes have not got their code back: {}",
      "The JVM refused to reload the classes, or another agent has changed them meanwhile. Their"
          + " checkpoints stay, and stop nothing without a request.",
      "The application is not harmed. Report it with the [warning](#while-it-runs) in the log."),
  NOT_PASSED(
      "LB-T14",
      "{} has not passed the checkpoints that stood at the entry of {} for a while; the operation"
          + " rescue, or reach=any, can also throw in the loop itself",
      "The JVM has replaced the calls by code of its own, the calls are rare, or the loop has ended."
          + " The attempt is repeated.",
      "Wait. If the message stays, call `rescue` for the same thread or task."),
  CALLS_NOTHING(
      "LB-T15",
      "{} calls only methods that get no checkpoint; the operation rescue, or reach=any, throws in"
          + " the loop itself",
      "All methods that the loop calls are native or among those that get no checkpoint, or its code"
          + " cannot be read.",
      "Call `rescue`, which throws the error in the loop itself."),
  TIGHT(
      "LB-T16",
      "{} calls nothing that could get a checkpoint; the operation rescue, or reach=any, throws in"
          + " the loop itself",
      "The loop calls no method, and an ordinary stop throws only where a method is called.",
      "Call `rescue` for the same thread or task."),
  CATCHES_ALL(
      "LB-T17",
      "{} has got the stop error and goes on: it catches every error itself, so its code has to be"
          + " mended, and the JVM be restarted",
      "The loop has a `catch (Throwable)` or the like around the calls at which the error is"
          + " thrown.",
      "Call `rescue`, which can throw the error at another line of the loop. If that fails, restart"
          + " the JVM and correct the code."),

  TRIES_MEANS(
      "LB-T18",
      "the means to suspend its thread are being tried",
      "Before the first error is thrown in a suspended thread, the agent tries this with a thread"
          + " of its own.",
      "Wait. It takes ten seconds at most."),
  SUSPENDS(
      "LB-T19",
      "{} is met while the thread is suspended",
      "The agent suspends the thread for a moment and looks whether it is in the loop, and throws"
          + " the error if it is. The message stays for some seconds if the thread is not met there.",
      "Wait."),
  THROWN_WHILE_SUSPENDED(
      "LB-T20",
      InlinedText.THROWN_AT + "{}" + InlinedText.WHILE_SUSPENDED,
      "`DELIVERED`. The error was thrown in the loop itself, and the task is not over yet.",
      "Wait; the error is thrown again until the task is over."),
  NOT_MET(
      "LB-T21",
      "{} was not met where an error can be thrown",
      "Whenever the thread was looked at, it was in a method that the loop calls, or at a line whose"
          + " errors the loop catches. The attempt is repeated.",
      "Wait. If the message stays, no stop ends the loop; see"
          + " [limits](limits.md#loops-without-checkpoints)."),
  OF_JDK(
      "LB-T22",
      "{} is code of the JDK, in which nothing is thrown unless it is forced",
      "The JDK does not expect errors in its own loops, and its objects might be left broken.",
      "Call `force` if the application can do without the object whose method runs."),
  DEFERRED(
      "LB-T23",
      "nothing is thrown in the loop itself: {}",
      "The rules do not allow an error at this place, for the reason that follows.",
      "Follow the remedy for [that reason](#what-a-request-says)."),
  NO_MEANS(
      "LB-T24",
      "an error cannot be thrown in the loop itself: {}",
      "The reason is one of the next messages.",
      "See the next messages. If none helps, restart the JVM; the next time, start it with the agent"
          + " and [include](including.md) the class."),

  OTHER_JVM(
      "LB-T25",
      "only HotSpot is known to suspend a thread safely, and this JVM is {}",
      "The JVM is not HotSpot.",
      "Restart the JVM to end the loop."),
  NO_VERSION(
      "LB-T26",
      "this JVM does not tell its version of Java",
      "The system property `java.specification.version` is missing or has been changed.",
      "Remove what changes the property, and restart the JVM."),
  JAVA_20(
      "LB-T27",
      "Java 20 has no Thread.stop any more, and no java.lang.foreign as Java 21 has it",
      "Java 20 cannot throw an error in another thread.",
      "Restart the JVM to end the loop, if possible with Java 21 or later."),
  NOT_64_BIT(
      "LB-T28",
      "from Java 21 on, this needs a 64-bit server VM, and this JVM is {}",
      "The functions of the JVM are called only in the kind of JVM in which this was tried.",
      "Restart the JVM to end the loop."),
  OTHER_SYSTEM(
      "LB-T29",
      "from Java 21 on, this needs Linux, macOS or Windows",
      "The library of the JVM is found on these systems only.",
      "Restart the JVM to end the loop."),
  NOT_ALLOWED(
      "LB-T30",
      "this JVM does not allow it: {}",
      "The JVM refuses access to its own code, or lacks a function. The exception follows.",
      "Report it, with the exception and the output of `java -version`."),
  REHEARSAL_FAILED(
      "LB-T31",
      "of {} errors thrown in a loop of our own, {} arrived",
      "Errors that were thrown in a thread of the agent did not arrive in time. On a busy machine ten"
          + " seconds can be too short for the trial. The next attempt repeats it.",
      "Wait. If the message stays on a machine that is not busy, report it."),
  NO_VIRTUAL_THREADS(
      "LB-T32",
      "this JVM cannot suspend a virtual thread",
      "The loop runs in a virtual thread. Java 19 can suspend platform threads only.",
      "Restart the JVM to end the loop, if possible with Java 21 or later."),
  OF_GARBAGE_COLLECTOR(
      "LB-T33",
      "the thread belongs to the garbage collector",
      "The thread is the `Reference Handler`. All garbage collections need it.",
      "Cancel the request."),
  NOT_HELD(
      "LB-T34",
      "the thread cannot be held: {}",
      "The suspension could not be prepared; the exception follows. The thread was not suspended.",
      "Report it, unless memory has run out."),
  NOT_RESUMED(
      "LB-T35",
      "the thread could not be resumed: {}",
      "The JVM has suspended the thread and refuses to resume it. The agent goes on trying. All who"
          + " wait for a lock of the thread wait as well.",
      "Restart the JVM if the thread stands still. Report it."),
  NOT_FREED(
      "LB-T36",
      "references could not be deleted: {}",
      "Some bytes stay in use in the JVM; the exception follows.",
      "Nothing. Report it if it happens again."),
  LOOK_FAILED(
      "LB-T37",
      "the look failed with {}",
      "An exception came while the thread was suspended. The thread runs again, without an error.",
      "Report it, unless memory has run out."),
  LOOK_TOO_LONG(
      "LB-T38",
      "the look took too long, so the thread was let go",
      "The thread was suspended for 0.2 seconds and could not be looked at: the machine is very busy,"
          + " or the thread owns a lock that is needed for the look. The attempt is repeated.",
      "Wait."),
  NOT_SUSPENDED(
      "LB-T39",
      "the thread is not suspended",
      "A debugger or another agent has resumed the thread.",
      "Let the thread run in the debugger. The attempt is repeated."),
  SUSPENDED_BY_OTHERS(
      "LB-T40",
      "the thread is suspended already, by a debugger or another agent",
      "The thread stands still.",
      "Let the thread run in the debugger. The attempt is repeated."),
  OPAQUE_FRAME(
      "LB-T41",
      "the virtual thread is at a place where nothing can be thrown",
      "The virtual thread is just being mounted or unmounted, or runs native code. The attempt is"
          + " repeated.",
      "Wait."),
  NO_CAPABILITY(
      "LB-T42",
      "the JVM does not grant the capability",
      "Another agent, such as a debugger, may have the capability to suspend threads, which some"
          + " JVMs grant only once.",
      "Detach the debugger, or start the JVM without the other agent."),
  NO_MEMORY("LB-T43", "the JVM is out of memory", "Memory has run out.", "Restart the JVM."),
  JVM_ENDS("LB-T44", "the JVM is ending", "The JVM shuts down.", "Nothing."),
  JVMTI_ERROR(
      "LB-T45",
      "error {} of JVMTI",
      "The JVM has answered with an error that is not expected. The specification of JVMTI lists"
          + " the numbers.",
      "Report it."),
  RELOADED_OFTEN(
      "LB-T46",
      "no checkpoint is planted for {}, because the classes that it calls were reloaded for stops"
          + " {} times",
      "With each reload the JVM discards compiled code. After some hundred times the JIT compiler"
          + " gives up methods that depend on the class, and all threads become slower. To prevent"
          + " this, the agent stops reloading classes of that class loader.",
      "Restart the JVM when possible. To stop the thread now at that cost, call `rescue`."),
  WORKER_LOOP(
      "LB-T47",
      "{} takes its next work from a queue or the like, and the methods that it calls may work for"
          + " others: no stop is brought there",
      "The thread was seen in no loop but that of a worker, which does one piece of work after the"
          + " other. The attempt is repeated.",
      "If the thread goes from job to job, its work has no end of its own: end it as the application"
          + " does. If one job does not end, [include](including.md) the class of the job.");

  private final Entry entry;

  ReachMessage(String code, String text, String cause, String remedy) {
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
