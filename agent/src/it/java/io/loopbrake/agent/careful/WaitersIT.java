/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.careful;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.testing.ForkedJvm;
import io.loopbrake.agent.testing.Jdk;
import io.loopbrake.agent.testing.Libraries;
import io.loopbrake.agent.testing.Lines;
import io.loopbrake.agent.testing.Lines.Line;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Threads that wait instead of passing checkpoints. */
class WaitersIT {
  private static final String PACKAGE = "io.loopbrake.waiters.";
  private static final String OPTIONS = "include=" + PACKAGE + "**";
  private static final int WAITS = 16;

  /** It is met at its checkpoint, before it has waited long enough for an interrupt. */
  private static final String WAKES_BY_ITSELF = "pollAndSwallow";

  @TempDir private Path directory;

  static List<Jdk> jdks() {
    return Jdk.oldestAndNewest();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void threads_that_wait_are_interrupted_until_they_end_and_the_request_says_so(Jdk jdk) {
    List<Line> cases = waits(ForkedJvm.of(jdk).withAgent(OPTIONS), "20000");

    assertThat(cases)
        .as(jdk.toString())
        .allSatisfy(
            waited -> {
              assertThat(waited.get("state")).as(waited.toString()).isEqualTo("STOPPED");
              assertThat(waited.is("alive")).isFalse();
              if (!waited.name().equals(WAKES_BY_ITSELF)) {
                assertThat(waited.get("why")).containsPattern(interruptedIn(waited.name()));
              }
              if (waited.get("thrown").startsWith("java.lang.InterruptedException")) {
                assertThat(waited.get("why")).doesNotContain("stop error");
              } else {
                assertThat(waited.get("thrown")).contains("LoopStoppedError");
                assertThat(waited.get("why"))
                    .contains("the stop error was thrown at " + PACKAGE + "Waits." + waited.name());
              }
            });
  }

  private static String interruptedIn(String method) {
    return "interrupted while it waited in [^;]*" + Pattern.quote(PACKAGE + "Waits." + method);
  }

  @Test
  void with_interrupt_never_they_are_left_alone() {
    List<Line> cases =
        waits(ForkedJvm.of(Jdk.ofBuild()).withAgent(OPTIONS + ",interrupt=never"), "3000");

    assertThat(cases)
        .filteredOn(waited -> !waited.name().equals(WAKES_BY_ITSELF))
        .hasSize(WAITS - 1)
        .allSatisfy(
            waited -> {
              assertThat(waited.get("state")).isEqualTo("PENDING");
              assertThat(waited.is("alive")).isTrue();
              assertThat(waited.get("why"))
                  .startsWith("the stop error was not thrown yet; the thread waits in ")
                  .contains("called by " + PACKAGE + "Waits." + waited.name());
            });
    assertThat(cases)
        .as("one that wakes by itself passes its checkpoint")
        .filteredOn(waited -> waited.name().equals(WAKES_BY_ITSELF))
        .allSatisfy(waited -> assertThat(waited.get("state")).isEqualTo("STOPPED"));
  }

  private static List<Line> waits(ForkedJvm jvm, String patience) {
    List<Line> cases = Lines.of(jvm.run(PACKAGE + "Waiters", patience)).ofKind("case");
    assertThat(cases).hasSize(WAITS);
    return cases;
  }

  @ParameterizedTest
  @ValueSource(strings = {"waiting", "always"})
  void a_loop_without_checkpoints_that_heeds_interrupts_ends_if_running_threads_are_interrupted(
      String policy) {
    ForkedJvm jvm =
        ForkedJvm.of(Jdk.ofBuild()).withAgent(OPTIONS + ",reach=off,interrupt=" + policy);

    Line heeding = Lines.of(jvm.run(PACKAGE + "Heeding", "1500")).only("case");

    if (policy.equals("always")) {
      assertThat(heeding.get("state")).isEqualTo("STOPPED");
      assertThat(heeding.get("why"))
          .startsWith("the thread has ended; the thread was interrupted while it ran in ");
    } else {
      assertThat(heeding.get("state")).isEqualTo("PENDING");
      assertThat(heeding.is("alive")).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void of_a_thread_that_nothing_reaches_the_request_says_why_and_what_would_help(Jdk jdk) {
    Lines lines =
        Lines.of(ForkedJvm.of(jdk).withAgent(OPTIONS + ",reach=off").run(PACKAGE + "Stuck"));

    Line lock = before(lines, "lock");
    assertThat(lock.get("why")).contains("; no interrupt ends this wait for " + owner(lock));
    Line monitor = before(lines, "monitor");
    assertThat(monitor.get("threadState")).isEqualTo("BLOCKED");
    assertThat(monitor.get("why"))
        .contains("; the thread is BLOCKED in " + PACKAGE + "Deaf$OnMonitor.run:")
        .contains(" on the monitor of " + owner(monitor));
    assertThat(before(lines, "socket").get("why"))
        .contains("; the thread runs native code in ")
        .endsWith(", where no checkpoint is passed");
    assertThat(before(lines, "library").get("why"))
        .contains(
            "; io.loopbrake.library.Framework is not instrumented: "
                + "addClasses(io.loopbrake.library.Framework) gives brakes");
    assertThat(before(lines, "regex").get("why"))
        .as("in that package or in what it calls, such as the charAt of a text")
        .contains("; the thread runs in java.")
        .contains(", called by " + PACKAGE + "Deaf$InRegex.run:")
        .containsPattern("; java\\.util\\.regex\\.\\S+ is not instrumented: ")
        .containsPattern("addClasses\\(java\\.util\\.regex\\.[A-Z]\\w+\\) gives brakes");
    assertThat(lines.ofKind("after"))
        .as("once they are let go, or the advice was followed")
        .hasSize(5)
        .allSatisfy(
            after -> {
              assertThat(after.get("state")).as(after.toString()).isEqualTo("STOPPED");
              assertThat(after.is("alive")).isFalse();
              assertThat(after.get("thrown")).contains("LoopStoppedError");
            });
    assertThat(lines.only("interrupted").is("any"))
        .as("an interrupt was kept for later by a wait that takes no notice of it")
        .isFalse();
  }

  private static Line before(Lines lines, String name) {
    Line before = lines.named("before", name);
    assertThat(before.get("state")).isEqualTo("PENDING");
    assertThat(before.is("alive")).isTrue();
    assertThat(before.get("why")).startsWith("the stop error was not thrown yet; the thread ");
    return before;
  }

  /** As the JVM's own thread dump has it. */
  private static String owner(Line before) {
    return "%s, held by %s (thread %s): stop that one"
        .formatted(before.get("lock"), before.get("owner"), before.get("ownerId"));
  }

  @Test
  void an_idle_worker_has_nothing_to_stop_and_a_stop_does_not_wait_for_its_next_task() {
    Line idle =
        Lines.of(ForkedJvm.of(Jdk.ofBuild()).withAgent(OPTIONS).run(PACKAGE + "Idle")).only("idle");

    assertThat(idle.get("refused"))
        .matches("thread \\d+ \\(pool-1-thread-1\\) is a worker that waits for work: .*");
    assertThat(idle.is("nextTaskRan")).isTrue();
    assertThat(idle.get("requests")).isEqualTo("0");
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void a_channel_that_is_shared_with_others_stays_open(Jdk jdk) {
    assertChannelStaysOpen(jdk, "40", "5");
  }

  @Tag("full")
  @Test
  void a_channel_that_is_shared_with_others_stays_open_after_many_stops() {
    assertChannelStaysOpen(Jdk.ofBuild(), "300", "20");
  }

  private static void assertChannelStaysOpen(Jdk jdk, String stops, String seconds) {
    Line channel =
        Lines.of(ForkedJvm.of(jdk).withAgent(OPTIONS).run(PACKAGE + "Channels", stops, seconds))
            .only("channel");

    System.out.println(jdk + ": " + channel.values());
    assertThat(channel.get("stopped")).isEqualTo(channel.get("asked"));
    assertThat(channel.number("closed")).isZero();
    assertThat(channel.is("bystander")).isTrue();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void a_database_that_is_shared_with_others_stays_open(Jdk jdk) {
    assertDatabaseStaysOpen(jdk, "12", "6");
  }

  @Tag("full")
  @Test
  void a_database_that_is_shared_with_others_stays_open_after_many_stops() {
    assertDatabaseStaysOpen(Jdk.ofBuild(), "60", "20");
  }

  private void assertDatabaseStaysOpen(Jdk jdk, String stops, String seconds) {
    Line database = database(jdk, OPTIONS, stops, seconds);

    assertThat(database.number("asked")).isPositive();
    assertThat(database.get("stopped")).isEqualTo(database.get("asked"));
  }

  @Tag("full")
  @Test
  void a_database_that_is_stopped_itself_works_on_if_the_end_of_transactions_is_spared() {
    String nostop = ",nostop=org.h2.mvstore.tx.TransactionStore#*";

    Line database = database(Jdk.ofBuild(), OPTIONS + ":org.h2.**" + nostop, "60", "20");

    assertThat(database.get("stopped")).isEqualTo(database.get("asked"));
  }

  private Line database(Jdk jdk, String options, String stops, String seconds) {
    String file = directory.resolve("database").toAbsolutePath().toString();
    Lines lines =
        Lines.of(
            ForkedJvm.of(jdk)
                .withClassPath(Libraries.of("h2"))
                .withAgent(options)
                .run(PACKAGE + "SharedDatabase", stops, seconds, file));
    assertThat(lines.ofKind("odd")).isEmpty();
    Line database = lines.only("database");
    System.out.println(jdk + ": " + database.values());
    assertThat(database.get("trouble")).isEqualTo("null");
    assertThat(database.is("bystander")).isTrue();
    assertThat(database.get("rows")).isEqualTo("2000");
    return database;
  }
}
