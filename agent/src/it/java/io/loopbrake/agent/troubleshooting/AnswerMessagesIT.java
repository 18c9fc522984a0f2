/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.troubleshooting;

import io.loopbrake.agent.testing.ForkedJvm;
import io.loopbrake.agent.testing.Jdk;
import io.loopbrake.agent.testing.LoopbrakeClient;
import io.loopbrake.agent.testing.RunningJvm;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.Optional;
import java.util.stream.Stream;
import javax.management.RuntimeMBeanException;
import org.junit.jupiter.api.Test;

class AnswerMessagesIT extends MessagesOfJvm {
  private static final int LONGEST = 500;
  private static final String CARRIER =
      "thread ... (...) only carries virtual threads: findLoops shows those that loop";

  private void assertAnswered(String row, String operation, Object... arguments) {
    assertSaid(row, jvm.answer(operation, arguments));
  }

  @Test
  void ids_of_threads_that_mean_nothing() {
    assertAnswered(
        "no live thread has the id ...: it may have ended by itself",
        "stopThread",
        999_999L,
        "test");
    assertAnswered(
        "a thread id is 1 or more, not ...: findLoops and thread dumps show the ids",
        "stopThread",
        0L,
        "test");
  }

  @Test
  void classes_that_can_have_no_brakes() {
    assertAnswered(
        "no loop in the loaded classes of this pattern has brakes", "addClasses", "java.lang.*");
  }

  @Test
  void ids_of_tasks_that_mean_nothing() {
    assertAnswered(
        "'...' is not the id of a task: findLoops shows them, such as 57#1893",
        "stopTask",
        "String",
        "test");
    assertAnswered(
        "the id of a task is ... characters long: findLoops shows them, such as 57#1893",
        "stopTask",
        "5".repeat(LONGEST),
        "test");
  }

  @Test
  void tasks_that_are_over() {
    assertAnswered("task ... is over; thread ...", "stopTask", "1#7", "test");
    assertAnswered("task ... is over: its thread has ended", "stopTask", "999999#1", "test");
  }

  @Test
  void threads_that_have_no_task_to_stop() throws Exception {
    assertAnswered(
        "thread ... (...) is a worker that waits for work: it has no task to stop",
        "stopThread",
        threadNamed("idle", jvm.client()),
        "test");
    assertAnswered(
        "thread ... (...) belongs to Loopbrake",
        "stopThread",
        threadNamed("loopbrake-", jvm.client()),
        "test");
  }

  @Test
  void a_thread_that_carries_a_virtual_one() throws Exception {
    Optional<Jdk> jdk = Jdk.available().stream().filter(j -> j.version() >= 21).findFirst();
    if (jdk.isEmpty()) {
      skip("no Java with virtual threads is here", CARRIER);
      return;
    }
    try (RunningJvm application =
            ForkedJvm.of(jdk.get())
                .withAgent("include=io.loopbrake.tasks.**")
                .startReady("io.loopbrake.tasks.VirtualSpinners");
        LoopbrakeClient client = application.connect()) {
      long carrier = threadNamed("ForkJoinPool-1-worker-", client);
      assertSaid(CARRIER, refusal(client, carrier));
    }
  }

  @Test
  void a_thread_without_brakes_that_is_hotter_than_all_loops() throws Exception {
    try (RunningJvm application =
            ForkedJvm.of(Jdk.ofBuild())
                .withAgent("include=io.loopbrake.None")
                .startReady("io.loopbrake.rescues.HotAndWarm");
        LoopbrakeClient client = application.connect()) {
      assertSaid(
          "thread ... (...) is hotter, with ... % of a processor; it is in no loop with brakes;"
              + " planRescue(...) tells by which means a stop can reach it",
          ((String) client.call("stopHottest", "test")).replace(";\n", "; "));
    }
  }

  private static String refusal(LoopbrakeClient client, long threadId) throws Exception {
    try {
      return String.valueOf(client.call("stopThread", threadId, "test"));
    } catch (RuntimeMBeanException e) {
      return e.getTargetException().getMessage();
    }
  }

  private static long threadNamed(String begin, LoopbrakeClient client) throws Exception {
    ThreadMXBean threads =
        ManagementFactory.newPlatformMXBeanProxy(
            client.server(), ManagementFactory.THREAD_MXBEAN_NAME, ThreadMXBean.class);
    return Stream.of(threads.getThreadInfo(threads.getAllThreadIds()))
        .filter(info -> info != null && info.getThreadName().startsWith(begin))
        .mapToLong(ThreadInfo::getThreadId)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void the_hottest_loop() {
    assertAnswered(
        "'...' is not a valid token: call stopHottest without a token to get one",
        "stopHottest",
        "test",
        "12");
    assertAnswered(
        "no thread is busy in a loop with brakes; nothing is stopped", "stopHottest", "test");
  }

  @Test
  void times_that_cannot_be() {
    assertAnswered(
        "a request cannot stay open for ... s: give 1 to ...", "stopTask", "1#0", "test", 0L);
    assertAnswered("cannot watch for ... ms: give ... to ...", "findLoops", 0L);
  }

  @Test
  void reasons_that_cannot_be_told() {
    assertAnswered(
        "the reason is empty: give a reason, which the stop error and Requests show",
        "stopThread",
        1L,
        "");
    assertAnswered(
        "the reason is ... characters long: at most ... are allowed",
        "stopThread",
        1L,
        "x".repeat(LONGEST + 1));
  }

  @Test
  void requests_that_cannot_be_changed() {
    jvm.begin("sleepsRegardless");
    long closed = jvm.stop("sleepsRegardless");
    jvm.answer("cancel", closed);

    assertAnswered("...; it is closed and cannot be ... any more", "cancel", closed);
    assertAnswered("no request has the id ...: look at Requests", "describe", 77L);
  }

  @Test
  void patterns_that_no_thread_is_meant_by() {
    String none = "0 requests: ...; nothing is stopped";
    String named = jvm.answer("stopThreadsNamed", "nobody", "test");
    String in = jvm.answer("stopThreadsIn", "com.acme.**", "test");

    assertSaid(none, named);
    assertSaid("no thread at work is named ...", named);
    assertSaid(none, in);
    assertSaid("no thread has a frame of ... on its stack", in);
  }
}
