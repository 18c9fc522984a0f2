/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.troubleshooting;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("full")
class RequestMessagesIT extends MessagesOfJvm {
  private static final String DEFERRED = "deferred...: ...";

  private long stopped(String trouble) {
    jvm.begin(trouble);
    return jvm.stop(trouble);
  }

  @Test
  void a_wait_for_a_lock_and_one_for_a_monitor() {
    jvm.begin("holdsTheLocks");
    long forLock = stopped("waitsForALock");
    long forMonitor = stopped("waitsForAMonitor");

    String lock = jvm.awaitWhy(forLock, "no interrupt");
    assertSaid("the stop error was not thrown yet", lock);
    assertSaid("the thread waits...", lock);
    assertSaid("...; no interrupt ends this wait...", lock);
    assertThat(lock).contains("held by holdsTheLocks");
    assertSaid("...: stop that one...", lock);
    String monitor = jvm.awaitWhy(forMonitor, "BLOCKED");
    assertSaid("the thread is BLOCKED...", monitor);
    assertThat(monitor).contains("held by holdsTheLocks");

    long forWork = stopped("endsItsWorkByItself");
    jvm.awaitWhy(forWork, "BLOCKED");
    jvm.begin("letsTheLocksGo");
    assertSaid(
        "..., which ran when the stop was requested, has ended; the thread goes on, as workers do"
            + " (with tasks=... each call of that method is a task of its own)",
        jvm.awaitState(forWork, "MISSED"));
    assertSaid(
        "... ended by itself before the stop error could be thrown",
        jvm.awaitState(forLock, "MISSED"));
  }

  @Test
  void a_deadlock() {
    jvm.begin("waitsForItsOtherTwin");
    long inDeadlock = stopped("waitsForItsTwin");

    assertSaid("... in turn: a deadlock, which no stop ends", jvm.awaitWhy(inDeadlock, "deadlock"));
  }

  @Test
  void a_wait_for_a_class_that_another_thread_initialises() {
    jvm.begin("initialisesForHours");
    long waits = stopped("waitsForAClass");

    String why = jvm.awaitWhy(waits, "static initialiser");
    assertSaid(
        "it uses no processor, so it may wait for the static initialiser of ...: stop that one by"
            + " force, after which the class is unusable",
        why);
    assertThat(why)
        .contains("Troubles$SlowInitialiser, which initialisesForHours (thread ")
        .contains(") runs: stop");

    jvm.answer("force", jvm.stop("initialisesForHours"), "it has to go");
    jvm.awaitState(waits, "MISSED");
  }

  @Test
  void waits_for_other_processes() {
    jvm.begin("startsAProcess");
    String reads = jvm.awaitWhy(stopped("readsItsOutput"), "; it ");
    assertSaid("it reads from a pipe that ... can write to: end ...", reads);
    assertSaid(
        "it writes to a pipe that ... can read from: have it read on, or end ...",
        jvm.awaitWhy(stopped("writesItsInput"), "; it "));
    long forItsEnd = stopped("waitsForItsEndRegardless");
    assertSaid(
        "it waits for the end of process ..., the only child of this JVM: end that process",
        jvm.awaitWhy(forItsEnd, "; it waits for"));
    long main = jvm.stop("main");
    assertSaid(
        "it reads the standard input of this JVM: write to it, or close its other end",
        jvm.awaitWhy(main, "; it "));
    jvm.answer("cancel", main);
    assertSaid(
        "if it reads the output of a child process, that is one of ...: end that process",
        jvm.awaitWhy(stopped("readsUnderAnotherName"), "; if "));
    jvm.begin("startsAProcessThatLocksAFile");
    assertSaid(
        "it waits for the end of one of the child processes ...: end that process",
        jvm.awaitWhy(forItsEnd, "one of"));
    assertSaid(
        "it waits for the lock of a file that ... holds: end that process",
        jvm.awaitWhy(stopped("waitsForTheLockOfAFile"), "; it "));
    jvm.begin("endsTheProcesses");
  }

  @Test
  void code_without_checkpoints() {
    long inLibrary = stopped("runsInALibrary");
    long inNativeCode = jvm.stop("main");

    assertSaid("the thread runs native code...", jvm.awaitWhy(inNativeCode, "native code"));
    assertSaid("cancelled by ...", jvm.answer("cancel", inNativeCode).split("CANCELLED,\\s")[1]);
    String library = jvm.awaitWhy(inLibrary, "is not instrumented");
    assertSaid("the thread runs...", library);
    assertThat(library).contains("the thread runs in io.loopbrake.library.Framework.spinUntil");
    assertSaid("... is not instrumented: ...", library);
    jvm.begin("leavesTheLibrary");
  }

  @Test
  void code_from_before_its_class_got_brakes() {
    jvm.begin("runsOldCode");
    jvm.answer("addClasses", "io.loopbrake.library.Tool");
    long inOldCode = jvm.stop("runsOldCode");

    assertSaid(
        "... runs the code from before its class got brakes, until it is left: a stop takes effect"
            + " where it calls something that has brakes, or that the option reach gets to; otherwise"
            + " ask for a rescue",
        jvm.awaitWhy(inOldCode, "from before its class got brakes"));
    jvm.begin("leavesOldCode");
  }

  @Test
  void places_where_no_stop_is_thrown() {
    assertDeferred("the JVM loads or links a class in ...", "loadsAClass");
    assertDeferred("in ..., which nostop names", "commits");
    assertDeferred("..., which moves the elements of the collection", "putsIntoAHeap");
    assertDeferred("the thread owns the monitor of ...", "ownsAMonitor");
    assertDeferred("in the static initialiser of ...", "initialises");
  }

  private void assertDeferred(String row, String trouble) {
    long request = stopped(trouble);
    String why = jvm.awaitWhy(request, "deferred");
    assertSaid(DEFERRED, why);
    assertSaid(row, why);

    jvm.answer("force", request, "it has to go");
    String forced = jvm.awaitState(request, "STOPPED");
    assertSaid("forced past all rules by ...", forced);
    assertSaid("... has ended", forced);
  }

  @Test
  void cleanup_code() {
    long request = stopped("cleansUp");

    String before = jvm.awaitWhy(request, "cleanup code runs");
    assertSaid("thrown at ...", before);
    assertSaid(
        "cleanup code runs in ..., until ... ms after the first delivery at the latest", before);
    assertSaid("cleanup code was cut off in ...", jvm.awaitState(request, "STOPPED"));
  }

  @Test
  void a_worker_that_nobody_named() {
    long request = stopped("servesCustomers");

    assertSaid(
        "the stop error has left ...; the thread goes on, as workers do (with tasks=... each call of"
            + " that method is a task of its own)",
        jvm.awaitState(request, "STOPPED"));
  }

  @Test
  void code_that_catches_the_error_and_goes_on() {
    long request = stopped("goesOnRegardless");

    assertSaid(
        "code that caught the stop error goes on until ... ms after the first delivery at the latest",
        jvm.awaitWhy(request, "goes on until"));
    jvm.awaitState(request, "STOPPED");
  }

  @Test
  void code_that_takes_note_of_its_interrupt_late() {
    jvm.begin("clearsItsInterruptLate");
    long request = jvm.awaitRequestBy("an interrupt", "clearsItsInterruptLate");

    assertSaid(
        "still at work with its interrupt status set for longer than ... allows",
        jvm.reason(request));
    assertSaid(
        "cancelled because the code took note of the interrupt",
        jvm.awaitState(request, "CANCELLED").split(":")[0]);
  }

  @Test
  void code_with_a_deadline() {
    jvm.begin("isLate");

    assertSaid(
        "at work for longer than its deadline ... allows",
        jvm.reason(
            jvm.awaitRequestBy(
                "the deadline io.loopbrake.troubleshooting.Troubles$Late:200ms", "isLate")));
  }

  @Test
  void a_task_inside_of_a_task() {
    long thread = jvm.begin("callsATask");
    String inner = jvm.awaitTask("callsATask");
    assertThat(inner).startsWith(thread + "#");
    long number = Long.parseLong(inner.substring(inner.indexOf('#') + 1));

    String answer = jvm.answer("stopTask", thread + "#" + (number - 1), "test");

    assertSaid(
        "the thread works on task ... inside it, which must not be disturbed: stop that"
            + " one if it runs away; ...",
        answer.replace('\n', ' ').split("PENDING, ")[1]);
  }

  @Test
  void a_wait_that_is_interrupted() {
    assertSaid("interrupted while it...", jvm.awaitWhy(stopped("sleepsRegardless"), "interrupted"));
  }

  @Test
  void a_thread_whose_class_has_an_interrupt_of_its_own() {
    jvm.begin("sleepsInAThreadThatThrows");
    long request = jvm.stop("throws");

    assertSaid(
        "the method interrupt of its thread threw ...",
        jvm.awaitWhy(request, "the method interrupt"));
    jvm.answer("cancel", request);
  }

  @Test
  void waits_for_a_database() {
    assertSaid(
        "... was ..., after at least ... ms...", jvm.awaitState(stopped("queries"), "STOPPED"));

    long deaf = stopped("queriesADeafDatabase");
    assertSaid("... could not be ... (...)", jvm.awaitWhy(deaf, "could not be"));
    assertSaid(
        "its wait goes on after ... attempts to end it", jvm.awaitWhy(deaf, "its wait goes on"));
    jvm.answer("cancel", deaf);
  }

  @Test
  void an_interrupted_task_that_somebody_asks_to_stop() {
    jvm.begin("ignoresItsInterrupt");
    long request = jvm.awaitRequestBy("an interrupt", "ignoresItsInterrupt");

    assertThat(jvm.stop("ignoresItsInterrupt")).isEqualTo(request);
    assertSaid("asked for by ... as well: ...", jvm.awaitWhy(request, "as well"));
    jvm.answer("force", request, "it has to go");
  }

  @Test
  void a_request_whose_time_is_up() {
    long thread = jvm.begin("runsInALibrary");

    String answer = jvm.answer("stopTask", thread + "#0", "test", 1L);

    long request = Long.parseLong(answer.split(" ", 3)[1]);
    assertSaid(
        "not over within ... s, so it is no longer a target; ...",
        jvm.awaitState(request, "EXPIRED"));
    jvm.begin("leavesTheLibrary");
  }
}
