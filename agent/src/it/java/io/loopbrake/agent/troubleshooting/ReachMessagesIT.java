/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.troubleshooting;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.testing.ForkedJvm;
import io.loopbrake.agent.testing.Jdk;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("full")
class ReachMessagesIT extends MessagesOfSection {
  private static final String OPTIONS = "include=com.acme.**,locks=defer,cleanup=2s";
  private static final String NO_MEANS = "an error cannot be thrown in the loop itself: ...";
  private static final String NOT_64_BIT =
      "from Java 21 on, this needs a 64-bit server VM, and this JVM is ...";
  private static final String OTHER_SYSTEM = "from Java 21 on, this needs Linux, macOS or Windows";

  @TempDir private static Path directory;

  private TroubledJvm jvm;

  @BeforeAll
  final void startJvm() throws Exception {
    jvm = TroubledJvm.start(ForkedJvm.of(Jdk.ofBuild()).withAgent(OPTIONS));
  }

  @AfterAll
  final void endJvm() throws Exception {
    jvm.close();
  }

  private static long rescue(TroubledJvm troubled, long thread) {
    String answer = troubled.answer("rescue", thread, "test");
    assertThat(answer).startsWith("request ");
    return Long.parseLong(answer.split(" ", 3)[1]);
  }

  private void end(long thread) {
    jvm.answer("force", rescue(jvm, thread), "it has to go");
  }

  @Test
  void plans() {
    long calls = jvm.begin("callsSixMethods");
    String plan = jvm.answer("planRescue", calls);
    assertSaid("It turns in ....", plan);
    assertSaid(".... A checkpoint at the entry of ...", plan);
    assertSaid("and then ... more calls", plan);
    end(calls);

    long alone = jvm.begin("turnsAlone");
    assertSaid(
        "It calls nothing that can have a checkpoint: the error is thrown in the loop itself, while"
            + " the thread is suspended.",
        jvm.answer("planRescue", alone));
    end(alone);

    assertSaid("Nothing turns: ...", jvm.answer("planRescue", jvm.begin("sleeps")));
  }

  @Test
  void methods_that_call_each_other_once_for_each_piece_of_work_are_no_recursion() {
    long thread = jvm.begin("turnsBehindFilters");

    assertThat(jvm.answer("planRescue", thread))
        .contains("LoopTroubles.turns")
        .doesNotContain("recursion", "filter");
    end(thread);
  }

  @Test
  void a_loop_that_calls_a_method() {
    long thread = jvm.begin("callsAndTurns");
    long request = jvm.stop("callsAndTurns");

    assertSaid(
        "it was reached by checkpoints at the entry of ..., which are taken out again",
        jvm.awaitWhy(request, "it was reached by"));
    end(thread);
  }

  @Test
  void a_loop_in_which_the_error_is_deferred() {
    long calls = jvm.begin("callsUnderAMonitor");
    assertSaid(
        "... is reached at its calls of ...",
        jvm.awaitWhy(jvm.stop("callsUnderAMonitor"), "is reached at"));
    end(calls);

    long alone = jvm.begin("turnsUnderAMonitor");
    assertSaid(
        "nothing is thrown in the loop itself: ...",
        jvm.awaitWhy(rescue(jvm, alone), "nothing is thrown in"));
    end(alone);
  }

  @Test
  void a_loop_that_calls_nothing() {
    long thread = jvm.begin("turnsAndTurns");
    long request = jvm.stop("turnsAndTurns");

    assertSaid(
        "... calls nothing that could get a checkpoint; the operation rescue, or reach=any, throws in"
            + " the loop itself",
        jvm.awaitWhy(request, "calls nothing"));
    assertThat(rescue(jvm, thread)).isEqualTo(request);
    assertSaid(
        "thrown at ..., while the thread was suspended", jvm.awaitWhy(request, "was suspended"));
    end(thread);
  }

  @Test
  void a_loop_that_calls_native_code() {
    long thread = jvm.begin("callsNativeCode");

    assertSaid(
        "... calls only methods that get no checkpoint; the operation rescue, or reach=any, throws in"
            + " the loop itself",
        jvm.awaitWhy(jvm.stop("callsNativeCode"), "calls only"));
    end(thread);
  }

  @Test
  void the_loop_of_a_worker() {
    long thread = jvm.begin("worksForOthers");
    long request = jvm.stop("worksForOthers");

    String row =
        "... takes its next work from a queue or the like, and the methods that it calls may work for"
            + " others: no stop is brought there";
    assertSaid(row, jvm.awaitWhy(request, "takes its next work"));
    assertSaid(row, jvm.answer("planRescue", thread));
    jvm.answer("cancel", request);
    jvm.begin("endsTheWork");
  }

  @Test
  void a_loop_whose_calls_the_jvm_replaces() {
    long thread = jvm.begin("takesRoots");
    long request = jvm.stop("takesRoots");

    assertSaid(
        "... has no checkpoint; one is planted at the entry of ...",
        jvm.awaitWhy(request, "one is planted at"));
    assertSaid(
        "... has not passed the checkpoints that stood at the entry of ... for a while; the operation"
            + " rescue, or reach=any, can also throw in the loop itself",
        jvm.awaitWhy(request, "has not passed"));
    end(thread);
  }

  @Test
  void a_loop_that_catches_every_error() {
    long thread = jvm.begin("catchesEverything");

    assertSaid(
        "... has got the stop error and goes on: it catches every error itself, so its code has to be"
            + " mended, and the JVM be restarted",
        jvm.awaitWhy(jvm.stop("catchesEverything"), "catches every error"));
    end(thread);
  }

  @Test
  void a_jvm_that_calls_itself_by_another_name() throws Exception {
    assertNoMeans(
        "only HotSpot is known to suspend a thread safely, and this JVM is ...",
        named("Acme VM", Jdk.ofBuild()));
  }

  @Test
  void a_new_java_that_calls_itself_by_another_name_or_its_system() throws Exception {
    Optional<Jdk> jdk = Jdk.available().stream().filter(j -> j.version() >= 21).findFirst();
    if (jdk.isEmpty()) {
      skip("no Java from 21 on is here", NOT_64_BIT, OTHER_SYSTEM);
      return;
    }
    assertNoMeans(NOT_64_BIT, named("OpenJDK Acme VM", jdk.get()));
    assertNoMeans(OTHER_SYSTEM, ForkedJvm.of(jdk.get()).withFlags("-Dos.name=AIX"));
  }

  private static ForkedJvm named(String name, Jdk jdk) throws Exception {
    return new MeddlingAgent(directory).in(ForkedJvm.of(jdk), "vm-name:" + name);
  }

  private void assertNoMeans(String row, ForkedJvm other) throws Exception {
    try (TroubledJvm troubled = TroubledJvm.start(other.withAgent(OPTIONS))) {
      long request = rescue(troubled, troubled.begin("turnsAlone"));

      String why = troubled.awaitWhy(request, "cannot be thrown");
      assertSaid(NO_MEANS, why);
      assertSaid(row, why);
    }
  }
}
