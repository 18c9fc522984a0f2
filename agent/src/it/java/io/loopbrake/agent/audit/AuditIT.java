/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.testing.ForkedJvm;
import io.loopbrake.agent.testing.Jdk;
import io.loopbrake.agent.testing.Lines;
import io.loopbrake.agent.testing.Lines.Line;
import io.loopbrake.agent.testing.RunningJvm;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One line and one notification for each change of state, and nobody forges any. */
class AuditIT {
  private static final String PACKAGE = "io.loopbrake.audit.";
  private static final String OPTIONS = "include=" + PACKAGE + "**,interrupt=never";
  private static final Pattern LINE =
      Pattern.compile(
          "loopbrake: \\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\S*Z (request (\\d+) .*?);"
              + " asked for by a caller inside this JVM: .*");
  private static final int STOPS = 5;
  private static final int ASKED = 250;
  private static final int CLOSED_KEPT = 200;

  static List<Jdk> jdks() {
    return Jdk.oldestAndNewest();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void each_change_of_state_is_told_once_in_a_line_and_in_a_notification(Jdk jdk) {
    ForkedJvm.Result result =
        ForkedJvm.of(jdk)
            .withFlags("-Dfile.encoding=UTF-8")
            .withAgent(OPTIONS)
            .run(PACKAGE + "Told");

    Lines lines = Lines.of(result);
    List<Line> told = lines.ofKind("told");
    assertThat(told)
        .extracting(line -> line.get("id") + " " + line.get("type"))
        .containsExactly(
            "1 io.loopbrake.request.pending",
            "1 io.loopbrake.request.delivered",
            "1 io.loopbrake.request.stopped",
            "2 io.loopbrake.request.pending",
            "2 io.loopbrake.request.delivered",
            "2 io.loopbrake.request.stopped",
            "3 io.loopbrake.request.pending",
            "3 io.loopbrake.request.delivered",
            "3 io.loopbrake.request.stopped",
            "4 io.loopbrake.request.pending",
            "4 io.loopbrake.request.cancelled",
            "5 io.loopbrake.request.pending",
            "5 io.loopbrake.request.expired",
            "6 io.loopbrake.request.pending",
            "6 io.loopbrake.request.missed");
    for (int i = 0; i < told.size(); i++) {
      assertThat(told.get(i).number("number")).isEqualTo(i + 1);
      assertThat(told.get(i).get("type"))
          .endsWith("." + told.get(i).get("state").toLowerCase(java.util.Locale.ROOT));
    }
    assertThat(messages(result.err()))
        .containsExactlyElementsOf(told.stream().map(line -> line.get("message")).toList());
    for (Line stopped : lines.ofKind("stopped")) {
      assertThat(deliveredLine(result.err(), stopped.name()))
          .contains(", thrown at " + oneLine(stopped.get("thrownAt")) + "; asked for by ")
          .contains("; thrown in " + oneLine(stopped.get("thrownAt")) + " < ")
          .contains(": " + stopped.get("reason") + "; thrown in ")
          .contains(", thread " + stopped.get("threadName") + "): DELIVERED");
    }
  }

  /** What the lines say of the requests; all must be lines of ours. */
  private static List<String> messages(String err) {
    List<String> lines = err.lines().skip(1).toList();
    assertThat(lines)
        .allMatch(line -> LINE.matcher(line).matches())
        .noneMatch(line -> line.matches(".*[\\p{Cntrl}\\p{Cf}\u2028\u2029\u0085].*"));
    return lines.stream().map(AuditIT::message).toList();
  }

  private static String message(String line) {
    Matcher matcher = LINE.matcher(line);
    assertThat(matcher.matches()).isTrue();
    return matcher.group(1);
  }

  private static String deliveredLine(String err, String id) {
    List<String> found =
        err.lines()
            .filter(line -> line.contains(" request " + id + " ") && line.contains("DELIVERED"))
            .toList();
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  private static String oneLine(String text) {
    return text.replace('\n', ' ');
  }

  @Test
  void a_listener_that_blocks_or_throws_holds_up_no_stop_and_writes_nothing() {
    ForkedJvm.Result result =
        ForkedJvm.of(Jdk.ofBuild()).withAgent(OPTIONS).run(PACKAGE + "BadListeners", STOPS + "");

    Lines lines = Lines.of(result);
    assertAllStopped(lines, STOPS);
    assertThat(messages(result.err())).hasSize(3 * STOPS);
    assertThat(lines.only("listener").is("blocks")).isTrue();
    assertThat(lines.only("listener").number("told")).as("those after it have to wait").isZero();
    assertThat(lines.only("later").number("told")).isEqualTo(3 * STOPS);
  }

  @Test
  void a_filter_of_a_listener_that_blocks_holds_up_no_stop() {
    ForkedJvm.Result result =
        ForkedJvm.of(Jdk.ofBuild()).withAgent(OPTIONS).run(PACKAGE + "BlockingFilter", STOPS + "");

    Lines lines = Lines.of(result);
    assertAllStopped(lines, STOPS);
    assertThat(messages(result.err())).hasSize(3 * STOPS);
    assertThat(lines.only("filter").is("blocks")).isTrue();
    assertThat(lines.only("filter").number("told")).isZero();
    assertThat(lines.only("later").number("told")).isEqualTo(3 * STOPS);
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void an_error_stream_that_nobody_reads_holds_up_no_stop(Jdk jdk) throws Exception {
    try (RunningJvm jvm = ForkedJvm.of(jdk).withAgent(OPTIONS).start(PACKAGE + "Clogged")) {
      String out =
          new String(jvm.process().getInputStream().readAllBytes(), StandardCharsets.UTF_8);

      Lines lines = Lines.of(new ForkedJvm.Result(jvm.process().waitFor(), out, ""));

      assertAllStopped(lines, 3);
      assertThat(lines.ofKind("case")).allMatch(line -> line.is("clogged"));
    }
  }

  private static void assertAllStopped(Lines lines, int count) {
    assertThat(lines.ofKind("case"))
        .hasSize(count)
        .allSatisfy(
            stopped -> {
              assertThat(stopped.get("state")).as(stopped.toString()).isEqualTo("STOPPED");
              assertThat(stopped.is("isStopped")).isTrue();
            });
  }

  @Test
  void of_many_requests_the_open_and_the_last_closed_ones_are_kept() {
    Line history =
        Lines.of(
                ForkedJvm.of(Jdk.ofBuild()).withAgent(OPTIONS).run(PACKAGE + "History", ASKED + ""))
            .only("history");

    assertThat(history.number("rows")).isEqualTo(CLOSED_KEPT + 1);
    assertThat(history.number("open")).isEqualTo(1);
    assertThat(history.number("oldest")).as("the open one").isEqualTo(1);
    assertThat(history.number("newest")).isEqualTo(history.number("last"));
    assertThat(history.number("secondOldest")).isEqualTo(history.number("last") - CLOSED_KEPT + 1);
  }
}
