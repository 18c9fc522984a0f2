/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.message;

/**
 * What the columns {@code why} and {@code reason} of the requests say. Most of it is said in
 * threads of the application, and when memory may have run out, so the code uses the constants of
 * {@link InlinedText}, and no JVM loads this class.
 */
public enum RequestMessage implements Message {
  NOT_THROWN_YET(
      "LB-W01",
      InlinedText.NOT_THROWN_YET,
      "The place of the thread follows. If it does not change, the thread is in code without"
          + " checkpoints.",
      "See [limits](limits.md#threads-that-pass-no-checkpoint)."),
  WAITS(
      "LB-W02",
      InlinedText.WAITS + "{}",
      "It sleeps, waits or parks, and is interrupted repeatedly.",
      "Wait. If the message stays, the code ignores interrupts, or `interrupt=never` is set."),
  DEAF(
      "LB-W03",
      "{}" + InlinedText.DEAF + "{}",
      "It waits for a lock or for a result, and an interrupt does not end this wait.",
      "Stop the thread that holds the lock or produces the result."),
  BLOCKED(
      "LB-W04",
      InlinedText.BLOCKED + "{}",
      "Another thread, named after `held by`, holds the monitor.",
      "Stop that thread."),
  STOP_THAT_ONE(
      "LB-W05",
      "{}" + InlinedText.STOP_THAT_ONE + "{}",
      "The named thread holds the lock; its activity follows. If it waits for another lock, the"
          + " holder of that lock is named, too, and so on.",
      "Stop the last named thread."),
  DEADLOCK(
      "LB-W06",
      "{}" + InlinedText.DEADLOCK,
      "Several threads each wait for a lock that another of them holds, and none of them can be"
          + " interrupted.",
      "Restart the JVM. Change the code so that it takes these locks in the same order everywhere."),
  READS_PIPE(
      "LB-W07",
      InlinedText.READS_PIPE,
      "It reads the output of another process, or a named pipe.",
      "End that process. If several processes are named, one or all of them have the pipe open."),
  WRITES_PIPE(
      "LB-W08",
      InlinedText.WRITES_PIPE,
      "The pipe is full, and the other process reads no more.",
      "Follow the message."),
  AWAITS_ONLY_CHILD(
      "LB-W09",
      InlinedText.AWAITS_ONLY_CHILD,
      "It waits in `Process.waitFor`.",
      "Follow the message."),
  AWAITS_CHILD(
      "LB-W10",
      InlinedText.AWAITS_CHILD,
      "The JVM has several child processes, and does not tell for which one the thread waits.",
      "Find the process, and end it."),
  MAY_READ_CHILD(
      "LB-W11",
      InlinedText.MAY_READ_CHILD,
      "It reads from a file or a pipe that is not known, because of the system or because another"
          + " thread has renamed the thread.",
      "Find the process, and end it."),
  AWAITS_FILE_LOCK(
      "LB-W12",
      InlinedText.AWAITS_FILE_LOCK,
      "The other process has locked the file.",
      "Follow the message, or with `interrupt=always` [the wait is"
          + " interrupted](limits.md#calls-that-block)."),
  READS_STANDARD_INPUT(
      "LB-W13",
      InlinedText.READS_STANDARD_INPUT,
      "Nothing has been written to the standard input.",
      "Follow the message."),
  RUNS_NATIVE_CODE(
      "LB-W14",
      InlinedText.RUNS_NATIVE_CODE + "{}",
      "Native code has no checkpoints, and a running thread is not interrupted.",
      "Wait, or close the file or socket that it uses."),
  RUNS(
      "LB-W15",
      InlinedText.RUNS + "{}",
      "It runs at the place in the message.",
      "If the state is `PENDING` for seconds, this method has no checkpoints. Include its class"
          + " for the next time."),
  AWAITS_INITIALISER(
      "LB-W16",
      InlinedText.AWAITS_INITIALISER,
      "Another thread initialises a class, and all other threads that need the class wait. The"
          + " JVM reports these threads as running.",
      "If the message stays for some looks, request a stop of the named thread, and `force` it."),
  NOT_INSTRUMENTED(
      "LB-W17",
      "{}" + InlinedText.NOT_INSTRUMENTED + "{}",
      "The thread loops in this class, and no pattern includes the class.",
      "Call `addClasses` with the class that follows. Methods that are called later, also by this"
          + " task, then have brakes. A loop that is already running can [often be stopped all"
          + " the same](limits.md#be-there-at-start-up)."),
  OLD_CODE(
      "LB-W18",
      "{}" + InlinedText.OLD_CODE,
      "The class was included while its method was running, and a running method keeps its code.",
      "Wait some seconds: the loop can [often be stopped all the"
          + " same](limits.md#be-there-at-start-up). Otherwise call `rescue`, which throws in the"
          + " loop itself."),
  DEFERRED(
      "LB-W19",
      InlinedText.DEFERRED + "{}: {}",
      "The error is not thrown now, and a waiting thread is not interrupted, for one of the next"
          + " reasons. The message says so if the reason was seen some time ago.",
      "See [where a stop is thrown](how-it-works.md#where-a-stop-is-thrown-and-where-not)."),
  IN_INITIALISER(
      "LB-W20",
      InlinedText.IN_INITIALISER + "{}",
      "An error there would make the class unusable.",
      "Wait. Call `force` if the application does not need the class."),
  IN_CLASS_LOADING(
      "LB-W21",
      InlinedText.IN_CLASS_LOADING + "{}",
      "The JVM would keep the error for later uses of the class.",
      "Wait."),
  IN_HAND_OFF(
      "LB-W22",
      "{}" + InlinedText.MOVES_ELEMENTS,
      "The thread is in a hand-off of the JDK or of a library. Other ends of the sentence: `which"
          + " moves or links the entries of the map`, `which tells those who wait for the"
          + " result`, `which hands work or its result to other threads` and the like.",
      "Wait for the end of the method. A comparator that runs away in it is stopped after the"
          + " time of `cleanup`. `force` can leave other threads waiting, or the object broken."
          + " See [hand-offs](how-it-works.md#hand-offs)."),
  IN_NAMED_ZONE(
      "LB-W23",
      "in {}" + InlinedText.NAMED_BY_NOSTOP,
      "The option `nostop`.",
      "Wait. If the method never ends, the pattern also matches the method with the endless loop,"
          + " as `Tx#commit*` matches `commitForEver`. `force` breaks the state that `nostop`"
          + " protects."),
  OWNS_MONITOR(
      "LB-W24",
      InlinedText.OWNS_MONITOR + "{}",
      "The option `locks=defer` is set.",
      "Wait. `force` can leave the data half changed."),
  CLEANS_UP(
      "LB-W25",
      InlinedText.CLEANS_UP + "{}, until {}" + InlinedText.MILLIS_AT_MOST,
      "The stop error entered a `catch` or `finally` block with a loop.",
      "Wait; the block is cut off after this time."),
  GOES_ON(
      "LB-W26",
      InlinedText.GOES_ON + "{}" + InlinedText.MILLIS_AT_MOST,
      "The code may have to report the failure.",
      "Wait; the error is thrown again after this time."),
  UNSETTLED(
      "LB-W27",
      InlinedText.UNSETTLED,
      "The task is the whole life of the thread, and the error was caught. The next turns of the"
          + " loop decide, or the method that caught the error may have been called anew.",
      "Wait. If it lasts for seconds and is the same work, `force` it."),
  LEFT(
      "LB-W28",
      InlinedText.LEFT + "{}" + InlinedText.WITH_TASKS + "{}" + InlinedText.EACH_CALL,
      "`STOPPED`. The work is over, and the thread is a worker that the agent does not know.",
      "Name its method in the option [`tasks`](options.md#tasks). If the work is not over,"
          + " request another stop and `force` it."),
  CUT_OFF(
      "LB-W29",
      InlinedText.CUT_OFF + "{}",
      "The code took longer than the option `cleanup` allows.",
      "Check the state that it had to clean up."),
  WORKS_INSIDE(
      "LB-W30",
      InlinedText.WORKS_INSIDE,
      "The task runs another task. If it began before the agent was there, it may also be over; the"
          + " named task is then the next one of the thread.",
      "Look at `why` again after a while. If it still names the same task, stop that one."),
  THROWN(
      "LB-W31",
      InlinedText.THROWN_AT + "{}",
      "`DELIVERED`. The error was thrown there, and the task is not over yet.",
      "Wait; the error is thrown again until the task is over."),
  INTERRUPTED(
      "LB-W32",
      InlinedText.INTERRUPTED + "{}",
      "The thread waited, or `interrupt=always` is set. It is interrupted again while it waits.",
      "Wait."),
  RULES_FAILED(
      "LB-W33",
      InlinedText.RULES_FAILED + "{}",
      "Loopbrake has a defect; the exception follows. No stop is thrown while it lasts.",
      "Report it. `force` throws without the rules."),
  THROWN_WITHOUT_STACK(
      "LB-W34",
      InlinedText.THROWN_WITHOUT_STACK,
      "`DELIVERED` by `force`, because the rules failed as above.",
      "Report it."),
  THROWN_WITHOUT_MEMORY(
      "LB-W35",
      InlinedText.THROWN_WITHOUT_MEMORY,
      "`DELIVERED` without the rules, because memory had run out.",
      "Restart the JVM."),
  FORCED(
      "LB-W36",
      InlinedText.FORCED_BY + "{}",
      "`force` was called, with the reason that follows.",
      "Nothing."),
  ENDED("LB-W37", "{}" + InlinedText.HAS_ENDED, "`STOPPED`. The cause follows.", "Nothing."),
  ENDED_BEFORE("LB-W38", "{}" + InlinedText.ENDED_BEFORE, "`MISSED`.", "Nothing."),
  NOTICED(
      "LB-W39",
      InlinedText.NOTICED,
      "`CANCELLED`. The option `interrupted` had requested the stop, and the code cleared its"
          + " interrupt status before an error was thrown.",
      "Nothing. The next interrupt starts the time again."),
  CANCELLED(
      "LB-W40", InlinedText.CANCELLED_BY + "{}", "`CANCELLED` by the named user.", "Nothing."),
  EXPIRED(
      "LB-W41",
      InlinedText.EXPIRED + "{}" + InlinedText.NO_TARGET_ANY_MORE + "{}",
      "`EXPIRED`. The last place of the thread follows.",
      "If the task is still running, request its stop again, with `seconds`."),
  AGENT_REMOVED(
      "LB-W42",
      InlinedText.AGENT_REMOVED,
      "`CANCELLED`. `detach` was called while the request was open.",
      "If the task is still running, start the agent again and request another stop."),
  INTERRUPT_THREW(
      "LB-W43",
      InlinedText.INTERRUPT_THREW,
      "The class of the thread overrides `interrupt`, and this method has thrown an exception of"
          + " the named class. It is not known whether the thread was interrupted.",
      "Wait: the interrupt is repeated. If the message stays, correct that class."),
  WAIT_ENDED(
      "LB-W44",
      InlinedText.WAIT_ENDED,
      "The thread waited for a database or a socket, and the option `unblock` is set. The statement"
          + " was told to cancel, or the socket was closed. The place of the wait follows.",
      "Nothing."),
  WAIT_NOT_ENDED(
      "LB-W45",
      InlinedText.WAIT_NOT_ENDED,
      "The driver or the JDK refused to cancel the statement or to close the socket; the exception"
          + " follows.",
      "Wait: there are several attempts. If none succeeds, end the query in the database."),
  WAIT_GOES_ON(
      "LB-W46",
      InlinedText.WAIT_GOES_ON,
      "The driver or the database has ignored all attempts.",
      "End the query in the database, or the other end of the connection."),
  ATTEMPT_THREW(
      "LB-W47",
      InlinedText.ATTEMPT_THREW,
      "An error of the named class, such as `StackOverflowError`, ended the attempt.",
      "Wait: the attempt is repeated. If the message stays, report it."),
  ASKED_AS_WELL(
      "LB-W48",
      InlinedText.ASKED_AS_WELL,
      "The option `interrupted` had requested the stop, and then this user has. From then on the"
          + " request is not cancelled when the code takes note of the interrupt.",
      "Nothing."),
  PAST_DEADLINE(
      "LB-W49",
      InlinedText.PAST_DEADLINE,
      "The option `deadline` has requested the stop.",
      "If the task was at useful work, give it more time in the"
          + " [option](options.md#methods-times-and-deadlines)."),
  STILL_INTERRUPTED(
      "LB-W50",
      InlinedText.STILL_INTERRUPTED,
      "The option `interrupted` has requested the stop: the application had interrupted the task.",
      "Nothing. The code can avoid it if it looks at its interrupt status."),
  WORK_ENDED(
      "LB-W51",
      "{}" + InlinedText.WORK_ENDED + InlinedText.WITH_TASKS + "{}" + InlinedText.EACH_CALL,
      "`MISSED`, or `STOPPED` if the thread had been interrupted. The thread may be a worker that"
          + " the agent does not know, and may wait for its next job, so nothing more is thrown.",
      "If the thread runs away all the same, request another stop. Name the method in the option"
          + " [`tasks`](options.md#tasks).");

  private final Entry entry;

  RequestMessage(String code, String text, String cause, String remedy) {
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
