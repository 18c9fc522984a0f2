/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonObject;
import io.loopbrake.agent.testing.ForkedJvm;
import io.loopbrake.agent.testing.Jdk;
import io.loopbrake.agent.testing.RunningJvm;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The commands against a JVM with the agent, both of one Java. */
@Tag("full")
class ShellIT {
  private static final String VERSION = System.getProperty("loopbrake.version");
  private static final String OPTIONS = "include=io.loopbrake.probes.**,interrupt=never";

  static List<Jdk> jdks() {
    return Jdk.oldestAndNewest();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void a_runaway_is_found_in_a_list_and_a_table_and_stopped_by_task_and_by_thread(Jdk jdk)
      throws Exception {
    ShellRun shell = ShellRun.on(jdk);
    try (RunningJvm jvm = ShellRun.spinners(ForkedJvm.of(jdk).withAgent(OPTIONS))) {
      long pid = jvm.pid();
      await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(() -> assertThat(shell.run("status", pid).exitCode()).isZero());

      assertThat(shell.run("list").out())
          .containsPattern(pid + "  " + VERSION + " +io.loopbrake.probes.Spinners");
      assertThat(shell.rows("list"))
          .anySatisfy(
              row -> {
                assertThat(row.get("pid").getAsLong()).isEqualTo(pid);
                assertThat(text(row, "agent")).isEqualTo(VERSION);
              });
      assertThat(shell.json("status", pid).getAsJsonObject().get("checkpoints").getAsLong())
          .isEqualTo(7);

      assertThat(shell.run("top", pid, "--once").out().lines().toList())
          .hasSize(4)
          .first()
          .asString()
          .matches(" *CPU% +TASK +FOR +THREAD +LOOP");
      JsonObject first = row(shell.rows("top", pid), "threadName", "spinner-1");

      ForkedJvm.Result byTask = shell.run("stop", pid, text(first, "task"), "--reason", "too hot");
      assertThat(byTask.exitCode()).as(byTask.toString()).isZero();
      assertThat(byTask.out()).contains("thread spinner-1): STOPPED after ", "has ended");

      JsonObject second = row(shell.rows("top", pid, "--interval", "200ms"), "threadName", "other");
      List<JsonObject> byThread = shell.rows("stop", pid, text(second, "threadId"));
      assertThat(byThread).extracting(row -> text(row, "state")).containsExactly("STOPPED");
      assertThat(shell.run("stop", pid, "spinner-*").exitCode()).isZero();

      assertThat(shell.rows("requests", pid))
          .extracting(row -> text(row, "threadName"))
          .containsExactly("spinner-2", "other", "spinner-1");
      assertThat(shell.said("requests", pid)).contains("STOPPED", ": too hot");
      assertThat(shell.run("top", pid).out()).startsWith("Nothing is busy");
    }
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void a_stop_that_cannot_be_delivered_stays_open_until_it_is_cancelled(Jdk jdk) throws Exception {
    ShellRun shell = ShellRun.on(jdk);
    try (RunningJvm jvm = ShellRun.spinners(ForkedJvm.of(jdk).withAgent(OPTIONS))) {
      long pid = jvm.pid();
      ForkedJvm.Result open = shell.run("stop", pid, "sleeper", "--wait", "0s");
      assertThat(open.exitCode()).as(open.toString()).isEqualTo(ExitCode.OPEN.number());
      assertThat(open.out()).contains("PENDING", "java.lang.Thread.sleep", "Still open");

      CompletableFuture<ForkedJvm.Result> waiting =
          CompletableFuture.supplyAsync(() -> shell.run("stop", pid, "sleeper", "--wait", "90s"));
      ForkedJvm.Result cancelled = shell.run("cancel", pid, 1);
      assertThat(cancelled.out()).contains("CANCELLED");
      await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(
              () ->
                  assertThat(waiting.isDone() || shell.run("cancel", pid, 2).exitCode() == 0)
                      .isTrue());
      assertThat(waiting.join().exitCode()).isEqualTo(ExitCode.NOT_STOPPED.number());

      assertThat(shell.run("include", pid, "java.util.regex.**", "--dry-run").out())
          .containsPattern("\\d+ of \\d+ loaded classes have to be reloaded, which takes some");
      assertThat(shell.json("status", pid).getAsJsonObject().get("patterns").getAsString())
          .doesNotContain("java.util.regex.**");
      assertThat(shell.run("include", pid, "java.util.regex.**").out())
          .contains("java.util.regex.**");
      assertThat(shell.json("status", pid).getAsJsonObject().get("patterns").getAsString())
          .contains("java.util.regex.**");
    }
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void what_cannot_be_done_is_said_and_has_its_exit_code(Jdk jdk) throws Exception {
    ShellRun shell = ShellRun.on(jdk);
    RunningJvm bare = ShellRun.spinners(ForkedJvm.of(jdk));
    try (bare) {
      ForkedJvm.Result none = shell.run("stop", bare.pid(), "spinner-1");
      assertThat(none.exitCode()).isEqualTo(ExitCode.NO_AGENT.number());
      assertThat(none.err()).contains("has no agent");
      assertThat(row(shell.rows("list"), "pid", "" + bare.pid()).get("agent").isJsonNull())
          .isTrue();

      assertThat(shell.said("attach", bare.pid(), OPTIONS))
          .contains("The agent is at work", "often stopped all the same");
      assertThat(shell.said("status", bare.pid())).contains("attached to a running JVM");
      assertThat(shell.run("attach", bare.pid(), OPTIONS).err()).contains("has the agent already");

      ForkedJvm.Result refused = shell.run("stop", bare.pid(), "999999#1");
      assertThat(refused.exitCode()).isEqualTo(ExitCode.ERROR.number());
      assertThat(refused.err()).contains("task 999999#1 is over");
    }
    ForkedJvm.Result dead = shell.run("status", bare.pid());
    assertThat(dead.exitCode()).isEqualTo(ExitCode.ERROR.number());
    assertThat(dead.err()).contains("there is no process " + bare.pid());
  }

  private static String text(JsonObject row, String column) {
    return row.get(column).getAsString();
  }

  private static JsonObject row(List<JsonObject> rows, String column, String value) {
    return rows.stream().filter(row -> text(row, column).equals(value)).findFirst().orElseThrow();
  }
}
