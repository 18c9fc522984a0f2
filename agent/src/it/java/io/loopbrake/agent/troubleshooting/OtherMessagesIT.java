/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.troubleshooting;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.cli.ShellRun;
import io.loopbrake.agent.testing.ForkedJvm;
import io.loopbrake.agent.testing.GuardedJvm;
import io.loopbrake.agent.testing.Jdk;
import io.loopbrake.agent.testing.LoopbrakeClient;
import io.loopbrake.agent.testing.RunningJvm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.management.InstanceNotFoundException;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("full")
class OtherMessagesIT extends MessagesOfJvm {
  private static final String OPTIONS = "include=com.acme.**";
  private static final Path ZSH = Path.of("/usr/bin/zsh");

  @TempDir private Path directory;

  @Test
  void a_flag_without_a_jar() {
    ForkedJvm.Result result =
        ForkedJvm.of(Jdk.ofBuild())
            .withFlags("-javaagent:" + directory.resolve("missing.jar"))
            .run("io.loopbrake.probes.Hello");

    assertThat(result.exitCode()).isNotZero();
    assertSaid(
        "The JVM ends at once with `Error opening zip file or JAR manifest missing : ...`",
        result.err());
  }

  @Test
  void a_flag_that_is_not_quoted_in_zsh() throws Exception {
    String row = "The shell says `no matches found: -javaagent:...`";
    if (!Files.isExecutable(ZSH)) {
      skip("there is no zsh here", row);
      return;
    }
    String command = "java -javaagent:loopbrake-agent.jar=include=com.acme.** -version";
    Process zsh = new ProcessBuilder(ZSH.toString(), "-f", "-c", command).start();

    assertSaid(row, zsh.errorReader().readLine());
    assertThat(zsh.waitFor()).isNotZero();
  }

  @Test
  void an_agent_that_is_attached_to_a_new_java() throws Exception {
    String row = "WARNING: A Java agent has been loaded dynamically";
    Optional<Jdk> jdk = Jdk.available().stream().filter(j -> j.version() >= 21).findFirst();
    if (jdk.isEmpty()) {
      skip("no Java from 21 on is here", row);
      return;
    }
    try (RunningJvm application =
        ForkedJvm.of(jdk.get()).startReady("io.loopbrake.probes.Spinners")) {
      ForkedJvm.Result attached = ShellRun.on(jdk.get()).run("attach", application.pid(), OPTIONS);
      assertThat(attached.exitCode()).as(attached.toString()).isZero();

      assertSaid(row, application.process().errorReader().readLine());
    }
  }

  @Test
  void a_jvm_without_the_mbean() throws Exception {
    try (RunningJvm application =
        ForkedJvm.of(Jdk.ofBuild())
            .withAgent(OPTIONS + ",jmx=off")
            .startReady("io.loopbrake.probes.Spinners")) {
      assertSaid(
          "javax.management.InstanceNotFoundException: io.loopbrake:type=Loopbrake",
          answerOf(application));
    }
  }

  private static String answerOf(RunningJvm application) throws Exception {
    JMXServiceURL address = new JMXServiceURL(LoopbrakeClient.addressOf(application.pid()));
    try (JMXConnector connector = JMXConnectorFactory.connect(address)) {
      connector
          .getMBeanServerConnection()
          .getAttribute(new ObjectName("io.loopbrake:type=Loopbrake"), "Status");
      return "an answer";
    } catch (InstanceNotFoundException e) {
      return e.toString();
    }
  }

  @Test
  void a_user_who_may_read_only() throws Exception {
    try (GuardedJvm guarded = new GuardedJvm(Jdk.ofBuild(), directory);
        LoopbrakeClient client = LoopbrakeClient.connect(guarded.url(), "viewer", "secret")) {
      assertSaid(
          "Access denied! Invalid access level for requested MBeanServer operation.",
          refusal(client));
    }
  }

  private static String refusal(LoopbrakeClient client) throws Exception {
    try {
      return String.valueOf(client.call("cancel", 1L));
    } catch (SecurityException e) {
      return e.getMessage();
    }
  }

  @Test
  void a_class_that_was_to_be_initialised_when_a_stop_was_forced() {
    jvm.begin("initialises");
    long request = jvm.stop("initialises");
    jvm.answer("force", request, "it has to go");
    jvm.awaitState(request, "STOPPED");
    jvm.begin("initialisesAgain");

    assertSaid(
        "`NoClassDefFoundError: Could not initialize class ...` after a stop",
        end("initialisesAgain"));
  }

  @Test
  void a_timer_after_its_task_was_stopped() {
    jvm.begin("schedules");
    jvm.awaitTask("timer");
    jvm.awaitState(jvm.stop("timer"), "STOPPED");
    jvm.begin("schedulesAgain");

    assertSaid(
        "`IllegalStateException: Timer already cancelled.` after a stop", end("schedulesAgain"));
  }

  @Test
  void a_thread_that_was_to_stop_while_it_slept() {
    jvm.begin("sleeps");
    jvm.stop("sleeps");

    assertSaid("`InterruptedException` in a thread with a stop request", end("sleeps"));
  }

  /** What came out of a thread's work, without its package. */
  private String end(String trouble) {
    String begin = trouble + " ended with java.lang.";
    return jvm.awaitLine(begin).substring(begin.length());
  }

  @Test
  void a_loop_in_a_class_that_is_not_included() throws Exception {
    try (TroubledJvm busy = TroubledJvm.start()) {
      busy.begin("runsInALibrary");

      assertThat(busy.client().findLoops(500)).isEmpty();
      provoked("`findLoops` is empty although a processor is busy");
    }
  }
}
