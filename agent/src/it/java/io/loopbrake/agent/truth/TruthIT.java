/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.truth;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.testing.ForkedJvm;
import io.loopbrake.agent.testing.Jdk;
import io.loopbrake.agent.testing.Lines;
import io.loopbrake.agent.testing.Lines.Line;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each sentence is compared with a thread dump, and with what the stopped thread knows itself. */
class TruthIT {
  private static final String PLACE = "io.loopbrake.truth.Behaviour.";
  private static final String OPTIONS =
      "include=io.loopbrake.truth.**,nostop=io.loopbrake.truth.Behaviour#zone,cleanup=1s,reach=off";
  private static final String LIBRARY =
      "; io.loopbrake.library.Framework is not instrumented:"
          + " addClasses(io.loopbrake.library.Framework) gives brakes to each later call of it, also in this run";

  static List<Jdk> jdks() {
    return Jdk.oldestAndNewest();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void what_is_said_of_a_stop_is_what_happens(Jdk jdk) {
    Lines lines = Lines.of(ForkedJvm.of(jdk).withAgent(OPTIONS).run("io.loopbrake.truth.Truths"));

    assertOpen(lines);
    assertStopped(lines);
    assertNotStopped(lines);
  }

  private static void assertOpen(Lines lines) {
    assertThat(lines.ofKind("open"))
        .allSatisfy(
            open -> {
              boolean thrown = open.name().equals("cancelledInCleanup");
              assertThat(open.get("state")).isEqualTo(thrown ? "DELIVERED" : "PENDING");
              assertThat(open.is("forced")).isFalse();
              assertThat(open.get("why").contains("thrown at ")).isEqualTo(thrown);
            });
    for (String name : List.of("missed", "cancelled")) {
      Line library = lines.named("open", name);
      assertThat(library.get("threadState")).isEqualTo("RUNNABLE");
      assertThat(library.get("why"))
          .startsWith("the stop error was not thrown yet; the thread runs in ")
          .endsWith(LIBRARY);
      assertThat(library.get("ofProgram")).startsWith("io.loopbrake.library.Framework.");
    }
    Line inNative = lines.named("open", "native");
    assertThat(inNative.is("isNative")).isTrue();
    assertThat(inNative.get("why"))
        .isEqualTo(
            "the stop error was not thrown yet; the thread runs native code in %s, called by %s,"
                    .formatted(inNative.get("innermost"), inNative.get("ofProgram"))
                + " where no checkpoint is passed");
    for (String name : List.of("zone", "forced")) {
      assertThat(lines.named("open", name).get("why"))
          .matches(
              "deferred(?: \\d+\\.\\d s ago)?: in "
                  + PLACE
                  + "zone:\\d+, which nostop names; the thread runs in "
                  + PLACE
                  + "loop:\\d+");
    }
    assertThat(lines.named("open", "cancelledInCleanup").get("why"))
        .matches(
            "thrown at %1$scleanUpForEver:\\d+; deferred.*: cleanup code runs in".formatted(PLACE)
                + " %1$scleanUpForEver:\\d+, until 1000 ms after the first delivery at the latest;"
                    .formatted(PLACE)
                + " the thread runs in %1$sloop:\\d+".formatted(PLACE));
    Line blocked = lines.named("open", "blocked");
    assertThat(blocked.get("threadState")).isEqualTo("BLOCKED");
    assertThat(blocked.get("why"))
        .startsWith(
            "the stop error was not thrown yet; the thread is BLOCKED in %s on the monitor of %s,"
                    .formatted(blocked.get("innermost"), blocked.get("lock"))
                + " held by the holder of the monitor (thread %s): stop that one; it "
                    .formatted(blocked.get("ownerId")))
        .contains(".Unsafe.park, called by io.loopbrake.operating.Pause.");
  }

  private static void assertStopped(Lines lines) {
    for (String name : List.of("loop", "forced", "cutOff")) {
      Line stopped = lines.named("closed", name);
      assertThat(stopped.get("state")).as(stopped.toString()).isEqualTo("STOPPED");
      assertThat(stopped.is("alive")).isFalse();
      assertThat(stopped.is("isStopped")).isTrue();
      assertThat(stopped.is("forced")).isEqualTo(name.equals("forced"));
    }
    Line loop = lines.named("closed", "loop");
    assertThat(loop.get("why"))
        .isEqualTo(
            "the thread has ended; the stop error was thrown at %s"
                .formatted(loop.get("thrownAt")));
    assertThat(loop.get("stack")).startsWith(loop.get("thrownAt") + " < ");
    Line forced = lines.named("closed", "forced");
    assertThat(forced.get("why"))
        .isEqualTo(
            "the thread has ended; the stop error was thrown at %s; forced past all rules by"
                    .formatted(forced.get("thrownAt"))
                + " a caller inside this JVM: it has to go");
    assertThat(forced.get("stack")).contains(" < " + PLACE + "zone:");
    Line cutOff = lines.named("closed", "cutOff");
    assertThat(cutOff.get("why"))
        .matches(
            "the thread has ended; the stop error was thrown at %1$scleanUpForEver:\\d+;"
                    .formatted(PLACE)
                + " cleanup code was cut off in %1$scleanUpForEver:\\d+".formatted(PLACE));
    assertThat(cutOff.get("thrownAt")).as("where it was cut off").startsWith(PLACE + "loop:");
    assertThat(cutOff.number("millis")).isGreaterThanOrEqualTo(1_000);
    Line wait = lines.named("closed", "wait");
    assertThat(wait.get("state")).isEqualTo("STOPPED");
    assertThat(wait.is("alive")).isFalse();
    assertThat(wait.get("thrown")).startsWith("java.lang.InterruptedException");
    assertThat(wait.get("why"))
        .startsWith(
            "the thread has ended; the thread was interrupted while it waited in java.lang.Thread.")
        .endsWith(", called by " + wait.get("caughtIn"));
  }

  private static void assertNotStopped(Lines lines) {
    for (String name : List.of("missed", "native", "zone", "blocked")) {
      Line missed = lines.named("closed", name);
      assertThat(missed.get("state")).as(missed.toString()).isEqualTo("MISSED");
      assertThat(missed.is("alive")).isFalse();
      assertThat(missed.is("isReturned")).isTrue();
      assertThat(missed.get("why"))
          .startsWith("the thread ended by itself before the stop error could be thrown")
          .matches(why -> why.contains("; it was deferred last: in ") == name.equals("zone"));
    }
    Line cancelled = lines.named("closed", "cancelled");
    assertThat(cancelled.get("state")).isEqualTo("CANCELLED");
    assertThat(cancelled.is("aliveLater")).isTrue();
    assertThat(cancelled.is("isReturned")).isTrue();
    assertThat(cancelled.get("why"))
        .isEqualTo("cancelled by a caller inside this JVM; the stop error had not been thrown");
    Line inCleanup = lines.named("closed", "cancelledInCleanup");
    assertThat(inCleanup.get("state")).isEqualTo("CANCELLED");
    assertThat(inCleanup.is("aliveLater")).isTrue();
    assertThat(inCleanup.is("isStopped")).as("once its cleanup was let go").isTrue();
    assertThat(inCleanup.get("why"))
        .isEqualTo(
            "cancelled by a caller inside this JVM; the stop error had been thrown at %s"
                .formatted(inCleanup.get("thrownAt")));
    Line expired = lines.named("closed", "expired");
    assertThat(expired.get("state")).isEqualTo("EXPIRED");
    assertThat(expired.is("aliveLater")).isTrue();
    assertThat(expired.is("isReturned")).as("nothing was thrown later, either").isTrue();
    assertThat(expired.get("why"))
        .startsWith("not over within 1 s, so it is no longer a target; the thread runs in ")
        .endsWith(LIBRARY + "; the stop error had not been thrown");
  }
}
